package io.engagements.verifier;

import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.Sha256;
import io.engagements.proof.evidence.EvidenceFiles;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The files of a package. Whatever is read of them to its end is then what {@code SHA256SUMS} says, however often it is read. */
final class EvidencePackage implements Closeable {

    /** A command's body has at most 262 144 bytes, and an entry something around it. */
    static final int LONGEST_ENTRY = 1 << 20;

    /** Of a file that is read at once. */
    private static final int LONGEST_TEXT = 1 << 20;

    /** Of numbers: a party's name each piece of work several times. */
    private static final int LONGEST_REPORT = 64 << 20;

    private static final int MOST_KEY_CHANGES = 100;

    private static final Pattern HISTORY = Pattern.compile(Pattern.quote(EvidenceFiles.HISTORY) + "[0-9]{12}\\.txt");
    private static final Pattern KEY_CHANGE =
            Pattern.compile(Pattern.quote(EvidenceFiles.KEY_CHANGES) + "[0-9]{12}\\.tlog-proof");
    private static final Pattern CONTENT = Pattern.compile(Pattern.quote(EvidenceFiles.FILES) + "[0-9a-f]{64}");
    private static final Pattern SUM = Pattern.compile("([0-9a-f]{64}) {2}(.+)");
    private static final Pattern OUTSIDE =
            Pattern.compile("(^|.*[/\\\\])\\.\\.([/\\\\].*|$)|^[/\\\\].*|^[A-Za-z]:.*|.*\\\\.*");

    private static final Set<String> ALWAYS = Set.of(
            EvidenceFiles.MANIFEST,
            EvidenceFiles.CHECKPOINT,
            EvidenceFiles.ENTRIES,
            EvidenceFiles.KEYS,
            EvidenceFiles.README,
            EvidenceFiles.SUMS,
            EvidenceFiles.SUMS_NOTE);
    private static final Set<String> OF_A_PART = Set.of(
            EvidenceFiles.PROOFS,
            EvidenceFiles.HEADS_ENTRY,
            EvidenceFiles.HEADS,
            EvidenceFiles.COMPLIANCE,
            EvidenceFiles.QUALITY);
    private static final Set<String> IF_WANTED = Set.of(EvidenceFiles.FILES_TABLE, EvidenceFiles.NAMES);
    private static final Set<String> OF_ALL = Set.of(EvidenceFiles.HASHES);

    private final Archive archive;
    private final byte[] sumsFile;
    private final Map<String, String> sums = new HashMap<>();

    private EvidencePackage(Archive archive) throws IOException {
        this.archive = archive;
        archive.names().forEach(EvidencePackage::requireKnown);
        sumsFile = whole(archive.read(EvidenceFiles.SUMS), EvidenceFiles.SUMS, LONGEST_TEXT);
        readSums();
    }

    /**
     * @throws InvalidProofException when it is no package
     * @throws IOException when it cannot be read
     */
    static EvidencePackage open(Path path) throws IOException {
        Archive archive = Archive.open(path);
        try {
            return new EvidencePackage(archive);
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    private static void requireKnown(String name) {
        if (OUTSIDE.matcher(name).matches()) {
            throw new InvalidProofException(Says.One.LEADS_OUT.of(Canonical.shown(name)));
        }
        if (!isKnown(name)) {
            throw new InvalidProofException(Says.One.NO_SUCH_FILE.of(Canonical.shown(name)));
        }
    }

    private static boolean isKnown(String name) {
        return ALWAYS.contains(name) || OF_A_PART.contains(name) || OF_ALL.contains(name) || isOptional(name);
    }

    /** What there are any number of, or none. */
    private static boolean isOptional(String name) {
        return IF_WANTED.contains(name)
                || HISTORY.matcher(name).matches()
                || KEY_CHANGE.matcher(name).matches()
                || CONTENT.matcher(name).matches()
                || Timestamps.isOne(name);
    }

    private void readSums() throws IOException {
        try (Lines lines = new Lines(EvidenceFiles.SUMS, new java.io.ByteArrayInputStream(sumsFile), LONGEST_TEXT)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                String text = new String(line, StandardCharsets.ISO_8859_1);
                var parts = SUM.matcher(text);
                if (!parts.matches() || sums.put(parts.group(2), parts.group(1)) != null) {
                    throw new InvalidProofException(Says.Two.NO_SUM.of(EvidenceFiles.SUMS, Canonical.shown(text)));
                }
            }
        }
        Set<String> expected = new TreeSet<>(archive.names());
        expected.remove(EvidenceFiles.SUMS);
        expected.remove(EvidenceFiles.SUMS_NOTE);
        if (!expected.equals(sums.keySet())) {
            throw new InvalidProofException(Says.One.SUMS_OF_OTHERS.of(EvidenceFiles.SUMS));
        }
    }

    /** @throws InvalidProofException unless it has all the files, and only those, that such a package has */
    void requireFiles(boolean wholeLedger) {
        Set<String> expected = new TreeSet<>(ALWAYS);
        expected.addAll(wholeLedger ? OF_ALL : OF_A_PART);
        for (String name : expected) {
            if (!archive.names().contains(name)) {
                throw new InvalidProofException(Says.One.LACKS.of(name));
            }
        }
        for (String name : new TreeSet<>(archive.names())) {
            if (!expected.contains(name) && !isOptional(name)) {
                throw new InvalidProofException(Says.One.NOT_OF_THIS_SCOPE.of(name));
            }
        }
    }

    /** The paths of the earlier checkpoints, by their sizes. */
    List<String> history() {
        return archive.names().stream()
                .filter(name -> HISTORY.matcher(name).matches())
                .sorted()
                .toList();
    }

    /**
     * The paths of the changes of keys, the earliest first.
     *
     * @throws InvalidProofException when there are more than make sense
     */
    List<String> keyChanges() {
        List<String> names = archive.names().stream()
                .filter(name -> KEY_CHANGE.matcher(name).matches())
                .sorted()
                .toList();
        if (names.size() > MOST_KEY_CHANGES) {
            throw new InvalidProofException(Says.One.TOO_MANY_KEY_CHANGES.of(MOST_KEY_CHANGES));
        }
        return names;
    }

    /** The paths of the time-stamps, by the sizes of what they are of. */
    List<String> timestamps() {
        return archive.names().stream().filter(Timestamps::isOne).sorted().toList();
    }

    boolean has(String name) {
        return archive.names().contains(name);
    }

    /** The hashes that enclosed contents are called by. */
    Set<String> contents() {
        return archive.names().stream()
                .filter(name -> CONTENT.matcher(name).matches())
                .map(name -> name.substring(EvidenceFiles.FILES.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Reads it to its end, so that it is what its sum says. */
    void requireSum(String name, long longest) throws IOException {
        try (InputStream stream = read(name, longest)) {
            stream.transferTo(OutputStream.nullOutputStream());
        }
    }

    String sha256OfSums() {
        return new Sha256.Sum().add(sumsFile).hex();
    }

    long size(String name) {
        return archive.size(name);
    }

    /** @throws InvalidProofException at its end, when it is not what its sum says, and when it is longer than it may be */
    InputStream read(String name, long longest) {
        if (archive.size(name) > longest) {
            throw new InvalidProofException(Says.Three.SENSELESS_SIZE.of(name, archive.size(name), longest));
        }
        String sum = sums.get(name);
        return sum == null ? archive.read(name) : new Summed(archive.read(name), name, sum);
    }

    /** A text file of at most a megabyte. */
    byte[] bytes(String name) throws IOException {
        return whole(read(name, LONGEST_TEXT), name, LONGEST_TEXT);
    }

    /** A report of at most 64 megabytes. */
    byte[] report(String name) throws IOException {
        return whole(read(name, LONGEST_REPORT), name, LONGEST_REPORT);
    }

    private static byte[] whole(InputStream from, String name, int longest) throws IOException {
        try (from) {
            byte[] bytes = from.readNBytes(longest + 1);
            if (bytes.length > longest) {
                throw new InvalidProofException(Says.Two.TOO_LONG.of(name, longest));
            }
            return bytes;
        }
    }

    void requireUnchanged() throws IOException {
        archive.requireUnchanged();
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }

    /** Compared with its sum where it ends. */
    private static final class Summed extends FilterInputStream {

        private final String name;
        private final String expected;
        private Sha256.@Nullable Sum sum = new Sha256.Sum();

        Summed(InputStream from, String name, String expected) {
            super(from);
            this.name = name;
            this.expected = expected;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] to, int from, int most) throws IOException {
            int count = in.read(to, from, most);
            if (sum != null && count > 0) {
                sum.add(to, from, count);
            } else if (sum != null && count < 0) {
                String found = sum.hex();
                sum = null;
                if (!found.equals(expected)) {
                    throw new InvalidProofException(Says.Two.OTHER_THAN_SUM.of(name, EvidenceFiles.SUMS));
                }
            }
            return count;
        }

        @Override
        public long skip(long bytes) throws IOException {
            throw new IOException("what is skipped has no sum");
        }
    }
}
