package io.engagements.verifier;

import io.engagements.events.engagement.NamedContent;
import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.Sentence;
import io.engagements.proof.Sha256;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.evidence.FilesTable;
import io.engagements.proof.evidence.FilesTable.Content;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Contents of files in a package, held against the hashes that its entries name; and the table that says what became of each,
 * read beside the entries. Kept are the hashes of what is enclosed, of which there are few. Of one thread.
 */
final class Contents implements Closeable {

    private static final int LONGEST_LINE = 4 << 10;
    private static final long LONGEST_TABLE = 16L << 30;
    private static final int AT_ONCE = 1 << 16;

    private final EvidencePackage files;
    private final Set<String> enclosed;
    private final Set<String> named = new HashSet<>();
    private final Map<Content, Long> counts = new EnumMap<>(Content.class);
    private final @Nullable Lines table;

    /** @throws InvalidProofException when there are contents and no table, or more than a package holds */
    Contents(EvidencePackage files) throws IOException {
        this.files = files;
        enclosed = files.contents();
        if (files.has(EvidenceFiles.FILES_TABLE)) {
            table = new Lines(
                    EvidenceFiles.FILES_TABLE, files.read(EvidenceFiles.FILES_TABLE, LONGEST_TABLE), LONGEST_LINE);
            require(FilesTable.HEAD.equals(next(table)), Says.One.TABLE_BEGINNING.of(EvidenceFiles.FILES_TABLE));
        } else {
            table = null;
            require(enclosed.isEmpty(), Says.One.CONTENTS_WITHOUT_TABLE.of(EvidenceFiles.FILES_TABLE));
        }
        require(
                enclosed.size() <= EvidenceFiles.MOST_CONTENTS
                        && enclosed.stream()
                                        .mapToLong(sha256 -> files.size(EvidenceFiles.content(sha256)))
                                        .sum()
                                <= EvidenceFiles.MOST_CONTENT_BYTES,
                Says.None.TOO_MANY_CONTENTS.of());
    }

    private static @Nullable String next(Lines table) throws IOException {
        byte[] line = table.next();
        return line == null ? null : new String(line, StandardCharsets.UTF_8);
    }

    /** Every entry of the package is to be told, in order. */
    void add(Read read) throws IOException {
        if (table == null) {
            return;
        }
        for (NamedContent each : NamedContent.in(read.event())) {
            String sha256 = each.sha256() == null ? "" : each.sha256();
            String line = next(table);
            Content content = (line == null
                    ? null
                    : FilesTable.content(line, read.position(), sha256, each.name())
                            .orElse(null));
            if (content == null) {
                throw new InvalidProofException(Says.Three.FATE_UNTOLD.of(
                        EvidenceFiles.FILES_TABLE, Canonical.shown(each.name()), read.position()));
            }
            count(sha256, content);
        }
    }

    private void count(String sha256, Content content) {
        counts.merge(content, 1L, Long::sum);
        if (content == Content.ENCLOSED) {
            require(enclosed.contains(sha256), Says.One.LACKS.of(EvidenceFiles.content(sha256)));
            named.add(sha256);
        }
    }

    /** When all entries have come: every content is read. */
    void requireAll(Verdict verdict) throws IOException {
        if (table == null) {
            verdict.notChecked(Says.None.FILES_NOT_ENCLOSED.of());
            return;
        }
        require(next(table) == null, Says.One.FILE_UNNAMED.of(EvidenceFiles.FILES_TABLE));
        long bytes = 0;
        for (String sha256 : new TreeSet<>(enclosed)) {
            require(named.contains(sha256), Says.One.CONTENT_UNNAMED.of(EvidenceFiles.content(sha256)));
            bytes += requireIs(sha256);
        }
        verdict.holds(Says.Two.CONTENTS_SAME.of(enclosed.size(), bytes));
        counts.remove(Content.ENCLOSED);
        if (!counts.isEmpty()) {
            verdict.notChecked(Says.One.FILES_ONLY_NAMED.of(counts.entrySet().stream()
                    .map(each -> each.getKey().words().of(each.getValue()))
                    .toList()));
        }
    }

    private long requireIs(String sha256) throws IOException {
        String name = EvidenceFiles.content(sha256);
        Sha256.Sum sum = new Sha256.Sum();
        byte[] buffer = new byte[AT_ONCE];
        long bytes = 0;
        try (InputStream content = files.read(name, EvidenceFiles.MOST_CONTENT_BYTES)) {
            for (int count = content.read(buffer, 0, AT_ONCE); count >= 0; count = content.read(buffer, 0, AT_ONCE)) {
                sum.add(buffer, 0, count);
                bytes += count;
            }
        }
        require(sum.hex().equals(sha256), Says.One.CONTENT_CHANGED.of(name));
        return bytes;
    }

    @Override
    public void close() throws IOException {
        if (table != null) {
            table.close();
        }
    }

    private static void require(boolean holds, Sentence why) {
        if (!holds) {
            throw new InvalidProofException(why);
        }
    }
}
