package io.engagements.proof.evidence;

/** What stands in an evidence package, by its path. All text is UTF-8, all lines end with a line feed. */
public final class EvidenceFiles {

    /** What the manifest says that it is. */
    public static final String FORMAT = "engagements-evidence/1";

    /** Format, origin, scope, sizes and moment, as JSON. */
    public static final String MANIFEST = "manifest.json";

    /** The signed checkpoint (C2SP tlog-checkpoint) that everything is proven against. */
    public static final String CHECKPOINT = "checkpoint.txt";

    /** Before the twelve digits of a checkpoint's size: a C2SP tlog-witness add-checkpoint body. */
    public static final String HISTORY = "history/";

    /**
     * Before the twelve digits of a checkpoint's size: an answer of a time-stamping authority (RFC 3161, DER) about the
     * checkpoint's text, its first three lines.
     */
    public static final String TIMESTAMPS = "timestamps/";

    /**
     * Before the twelve digits of an entry's position: that entry says that the keys were replaced, as a C2SP tlog-proof under a
     * checkpoint that the earlier keys signed too.
     */
    public static final String KEY_CHANGES = "keys/";

    /** An entry's bytes a line, by position. */
    public static final String ENTRIES = "entries.jsonl";

    /** A block an entry, in the same order: index, hashes, empty line. Not of the whole ledger. */
    public static final String PROOFS = "proofs.txt";

    /** Of the whole ledger: all leaf hashes, one after the other, 32 bytes each. */
    public static final String HASHES = "hashes/0.bin";

    /** The entry that commits to the heads, as a C2SP tlog-proof. Not of the whole ledger. */
    public static final String HEADS_ENTRY = "heads/entry.tlog-proof";

    /** A block a head, those of neighbours where there is none: leaf, index, hashes, empty line. Not of the whole ledger. */
    public static final String HEADS = "heads/leaves.txt";

    /** The numbers as they were served, explained, JSON. Not of the whole ledger. */
    public static final String COMPLIANCE = "reports/compliance.json";

    /** The numbers as they were served, explained, JSON. Not of the whole ledger. */
    public static final String QUALITY = "reports/quality.json";

    /**
     * Where contents of files were wanted: a line for each file that an entry names, and what became of it
     * ({@link FilesTable}).
     */
    public static final String FILES_TABLE = "files.csv";

    /** Before the 64 digits of the SHA-256 of a content that entries name. */
    public static final String FILES = "files/";

    /** Contents in one package, at most. */
    public static final int MOST_CONTENTS = 2_000;

    /** Of the contents in one package together, at most: two gigabytes. */
    public static final long MOST_CONTENT_BYTES = 2L << 30;

    /** Where names were wanted: what parties are called, as far as whoever took the package may see it, JSON. Nothing proves it. */
    public static final String NAMES = "names.json";

    /** Public keys as the operator names them: for comparison only, nobody should trust them for being here. */
    public static final String KEYS = "keys.txt";

    /** For people. */
    public static final String README = "README.html";

    /** Of every other file but {@link #SUMS_NOTE}, as {@code sha256sum -c} reads them. */
    public static final String SUMS = "SHA256SUMS";

    /** A signed note about {@link #SUMS} by a key of its own: who packed it. */
    public static final String SUMS_NOTE = "SHA256SUMS.note";

    private EvidenceFiles() {}

    /** Where the checkpoint of this size stands. */
    public static String history(long size) {
        return HISTORY + "%012d.txt".formatted(size);
    }

    /** Where the time-stamp of the checkpoint of this size stands, if there is one. */
    public static String timestamp(long size) {
        return TIMESTAMPS + "%012d.tsr".formatted(size);
    }

    /** Where the change of keys stands that the entry at this position tells of. */
    public static String keyChange(long position) {
        return KEY_CHANGES + "%012d.tlog-proof".formatted(position);
    }

    /** Where the content with this SHA-256 stands. */
    public static String content(String sha256) {
        return FILES + sha256;
    }

    /** What the note about the sums says: a line with the name of the key, and one with the hash of {@link #SUMS}. */
    public static String sumsNote(String origin, String sha256OfSums) {
        return evidenceKeyName(origin) + "\nsha256 " + sha256OfSums + "\n";
    }

    /** What the key that signs the sums is called. */
    public static String evidenceKeyName(String origin) {
        return origin + "/evidence";
    }
}
