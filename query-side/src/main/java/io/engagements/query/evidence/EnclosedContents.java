package io.engagements.query.evidence;

import io.engagements.events.engagement.NamedContent;
import io.engagements.proof.Sha256;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.evidence.EvidenceWriter;
import io.engagements.proof.evidence.FilesTable.Content;
import io.engagements.query.command.FileGiven;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpStatus;

/**
 * Encloses contents of files, each once and only if it is what the entry names; one at a time goes by way of the disk, because
 * what is in a package already cannot be taken out. Of one package and one thread.
 */
final class EnclosedContents {

    /** What is missing is asked for too, and is not to be asked for without end. */
    private static final int MOST_ASKED = 2 * EvidenceFiles.MOST_CONTENTS;

    /** Unknown, or its content is not where it was. Whoever is not let in, or is to come later, learns nothing of it. */
    private static final Set<Integer> MISSING =
            Set.of(HttpStatus.NOT_FOUND.value(), HttpStatus.SERVICE_UNAVAILABLE.value());

    private static final int AT_ONCE = 1 << 16;

    private final EvidenceWriter writer;
    private final Function<String, FileGiven> giving;
    private final Set<String> enclosed = new HashSet<>();
    private final Map<Asked, Content> answers = new HashMap<>();
    private long bytes;

    /** @param giving a file by its id, or what is answered instead; whether whoever packs may have it is decided there */
    EnclosedContents(EvidenceWriter writer, Function<String, FileGiven> giving) {
        this.writer = writer;
        this.giving = giving;
    }

    private record Asked(String fileId, String sha256) {}

    /** What becomes of it. */
    Content enclose(NamedContent named) throws IOException {
        String sha256 = named.sha256();
        String fileId = named.fileId();
        if (sha256 != null && enclosed.contains(sha256)) {
            return Content.ENCLOSED;
        } else if (fileId == null) {
            return Content.ELSEWHERE;
        } else if (sha256 == null) {
            return Content.NO_HASH;
        }
        Asked asked = new Asked(fileId, sha256);
        Content known = answers.get(asked);
        if (known != null) {
            return known;
        } else if (answers.size() >= MOST_ASKED || enclosed.size() >= EvidenceFiles.MOST_CONTENTS) {
            return Content.TOO_MUCH;
        }
        Content content = asked(asked);
        answers.put(asked, content);
        return content;
    }

    private Content asked(Asked asked) throws IOException {
        try (FileGiven file = giving.apply(asked.fileId())) {
            if (MISSING.contains(file.status())) {
                return Content.MISSING;
            } else if (file.status() != HttpStatus.OK.value()) {
                throw new NotYetException("file " + asked.fileId() + " is not given now: " + file.status());
            }
            Path spooled = Files.createTempFile("evidence-content-", ".bin");
            try {
                return enclosed(file.content(), asked.sha256(), spooled);
            } finally {
                Files.delete(spooled);
            }
        }
    }

    private Content enclosed(InputStream content, String sha256, Path spooled) throws IOException {
        long room = EvidenceFiles.MOST_CONTENT_BYTES - bytes;
        Sha256.Sum sum = new Sha256.Sum();
        long size = 0;
        try (OutputStream out = Files.newOutputStream(spooled)) {
            byte[] buffer = new byte[AT_ONCE];
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                size += count;
                if (size > room) {
                    return Content.TOO_MUCH;
                }
                sum.add(buffer, 0, count);
                out.write(buffer, 0, count);
            }
        }
        if (!sum.hex().equals(sha256)) {
            return Content.CHANGED;
        }
        writer.add(EvidenceFiles.content(sha256), out -> Files.copy(spooled, out));
        enclosed.add(sha256);
        bytes += size;
        return Content.ENCLOSED;
    }
}
