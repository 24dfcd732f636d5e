package io.engagements.proof.evidence;

import io.engagements.proof.ProofSays;
import io.engagements.proof.Words;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lines of {@link EvidenceFiles#FILES_TABLE}: one for each file that an entry of the package names, in the order of the entries.
 * All of it follows from the entries but what became of the content.
 */
public final class FilesTable {

    /** The first line, without its line feed. */
    public static final String HEAD = "\"position\",\"sha256\",\"name\",\"content\"";

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private FilesTable() {}

    /** What became of the content of a file. */
    public enum Content {
        /** It is in the package, under its hash. */
        ENCLOSED(ProofSays.One.ENCLOSED),
        /** The entry names a place elsewhere, or a hash alone: the installation never had it. */
        ELSEWHERE(ProofSays.One.ELSEWHERE),
        /** The entry names no hash, so that whatever were enclosed would prove nothing. */
        NO_HASH(ProofSays.One.NO_HASH),
        /** The installation does not have it any more, or does not give it. */
        MISSING(ProofSays.One.MISSING),
        /** What the installation has is not what the entry names. */
        CHANGED(ProofSays.One.CHANGED),
        /** The package holds as much as it may. */
        TOO_MUCH(ProofSays.One.TOO_MUCH);

        private final Words.One words;

        Content(Words.One words) {
            this.words = words;
        }

        /** With how many there are, for a sentence. */
        public Words.One words() {
            return words;
        }

        private String cell() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A line without its line feed.
     *
     * @param position of the entry
     * @param sha256 64 digits; empty where the entry has none
     * @param name as it was typed; what would break the line is a blank
     */
    public static String line(long position, String sha256, String name, Content content) {
        return TableCell.of(Long.toString(position))
                + "," + TableCell.of(sha256)
                + "," + TableCell.of(CONTROL.matcher(name).replaceAll(" "))
                + "," + TableCell.of(content.cell());
    }

    /** What the line says that became of it; empty when it is not the line of this file. */
    public static Optional<Content> content(String line, long position, String sha256, String name) {
        return Stream.of(Content.values())
                .filter(content -> line(position, sha256, name, content).equals(line))
                .findFirst();
    }
}
