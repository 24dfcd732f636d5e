package io.engagements.query.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engagements.events.engagement.NamedContent;
import io.engagements.proof.Sha256;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.evidence.EvidenceWriter;
import io.engagements.proof.evidence.FilesTable.Content;
import io.engagements.query.command.FileGiven;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class EnclosedContentsTest {

    private static final byte[] TILES = "Tiles".getBytes(UTF_8);
    private static final String HASH = Sha256.hex(Sha256.digest().digest(TILES));
    private static final String OTHER = "0".repeat(64);

    private final ByteArrayOutputStream zip = new ByteArrayOutputStream();
    private final EvidenceWriter writer = new EvidenceWriter(zip);
    private final List<String> asked = new ArrayList<>();
    private final EnclosedContents contents = new EnclosedContents(writer, this::give);

    /** Files are called by what is answered, and all that are given are the same. */
    private FileGiven give(String fileId) {
        asked.add(fileId);
        int status = Integer.parseInt(fileId);
        return new FileGiven(
                status, Map.of(), status == 200 ? new ByteArrayInputStream(TILES) : InputStream.nullInputStream());
    }

    private List<String> packed() throws IOException {
        writer.finish(sum -> "note");
        List<String> names = new ArrayList<>();
        try (ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
            for (ZipEntry each = files.getNextEntry(); each != null; each = files.getNextEntry()) {
                names.add(each.getName());
            }
        }
        return names;
    }

    @Test
    void whatTheEntryNamesIsEnclosedOnce() throws IOException {
        assertThat(contents.enclose(new NamedContent("a", HASH, "200"))).isEqualTo(Content.ENCLOSED);
        assertThat(contents.enclose(new NamedContent("b", HASH, "404"))).isEqualTo(Content.ENCLOSED);
        assertThat(contents.enclose(new NamedContent("c", HASH, null))).isEqualTo(Content.ENCLOSED);

        assertThat(asked).containsExactly("200");
        assertThat(packed()).containsExactly(EvidenceFiles.content(HASH), EvidenceFiles.SUMS, EvidenceFiles.SUMS_NOTE);
    }

    @Test
    void whatCannotBeIsSaidAndAskedForOnce() throws IOException {
        assertThat(contents.enclose(new NamedContent("a", OTHER, "200"))).isEqualTo(Content.CHANGED);
        assertThat(contents.enclose(new NamedContent("b", OTHER, "404"))).isEqualTo(Content.MISSING);
        assertThat(contents.enclose(new NamedContent("b", OTHER, "404"))).isEqualTo(Content.MISSING);
        assertThat(contents.enclose(new NamedContent("c", OTHER, "503"))).isEqualTo(Content.MISSING);
        assertThat(contents.enclose(new NamedContent("d", OTHER, null))).isEqualTo(Content.ELSEWHERE);
        assertThat(contents.enclose(new NamedContent("e", null, null))).isEqualTo(Content.ELSEWHERE);
        assertThat(contents.enclose(new NamedContent("f", null, "200"))).isEqualTo(Content.NO_HASH);

        assertThat(asked).containsExactly("200", "404", "503");
        assertThat(packed()).containsExactly(EvidenceFiles.SUMS, EvidenceFiles.SUMS_NOTE);
    }

    /** Whose token is over by now would be told otherwise that nothing is there any more. */
    @Test
    void whoIsNotLetInLearnsNothingOfAFile() {
        for (String status : List.of("401", "403", "429", "500")) {
            assertThatThrownBy(() -> contents.enclose(new NamedContent("a", HASH, status)))
                    .isInstanceOf(NotYetException.class);
        }
    }

    @Test
    void thereAreOnlySoMany() throws IOException {
        for (int i = 0; i < 2 * EvidenceFiles.MOST_CONTENTS; i++) {
            contents.enclose(new NamedContent("a", "%064x".formatted(i), "404"));
        }
        assertThat(contents.enclose(new NamedContent("a", HASH, "200"))).isEqualTo(Content.TOO_MUCH);
    }
}
