package io.engagements.verifier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engagements.proof.InvalidProofException;
import io.engagements.proof.evidence.EvidenceFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are made to deceive or to hurt whoever checks them: a sentence each, and nothing else happens. */
class HostileTest {

    private static final Operator OPERATOR = Told.everything();
    private static final byte[] GOOD = engagement().zip();

    @TempDir
    private Path directory;

    private record Hostile(String name, byte[] zip, String reason) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Files engagement() {
        return OPERATOR.pack("engagement", "e1", Told.ENGAGEMENT);
    }

    private static Hostile bytes(String name, UnaryOperator<byte[]> change, String reason) {
        return new Hostile(name, change.apply(GOOD.clone()), reason);
    }

    private static Hostile files(String name, Consumer<Files> change, String reason) {
        Files files = engagement();
        change.accept(files);
        return new Hostile(name, files.zip(), reason);
    }

    /** With one more file, of a name that is then written over by another of its length. */
    private static Hostile named(String name, String first, String then, String reason) {
        byte[] zip = engagement().put(first, "x").zip();
        String text = new String(zip, ISO_8859_1);
        return new Hostile(name, text.replace(first, then).getBytes(ISO_8859_1), reason);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Stream.of(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where the directory begins. */
    private static int directory(byte[] zip) {
        return little(zip).getInt(zip.length - 6);
    }

    private static byte[] inDirectory(byte[] zip, int at, int value) {
        little(zip).putShort(directory(zip) + at, (short) value);
        return zip;
    }

    /** In the directory and in the file's own header. */
    private static byte[] inBoth(byte[] zip, int listed, int local, int value) {
        little(zip).putShort(local, (short) value);
        return inDirectory(zip, listed, value);
    }

    private static byte[] intInDirectory(byte[] zip, int at, int value) {
        little(zip).putInt(directory(zip) + at, value);
        return zip;
    }

    /** Bytes put in before the directory, which the end then points to. */
    private static byte[] beforeDirectory(byte[] zip, byte[] more) {
        int at = directory(zip);
        byte[] grown = joined(Arrays.copyOf(zip, at), more, Arrays.copyOfRange(zip, at, zip.length));
        little(grown).putInt(grown.length - 6, at + more.length);
        return grown;
    }

    private static byte[] commented(byte[] zip) {
        little(zip).putShort(zip.length - 2, (short) 3);
        return joined(zip, "abc".getBytes(UTF_8));
    }

    /** As any program packs files, with the sums as they were made of others. */
    private static byte[] packed(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static Map<String, byte[]> unpacked(byte[] zip) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                files.put(each.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return files;
    }

    private static Hostile repacked(String name, Consumer<Map<String, byte[]>> change, String reason) {
        Map<String, byte[]> files = unpacked(GOOD);
        change.accept(files);
        return new Hostile(name, packed(files), reason);
    }

    private static String sums(Map<String, byte[]> files) {
        return new String(Objects.requireNonNull(files.get(EvidenceFiles.SUMS)), UTF_8);
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    static Stream<Hostile> zips() {
        return Stream.of(
                bytes("something before the first file", zip -> joined(text("PK"), zip), "is none of its files"),
                bytes(
                        "a program before the first file",
                        zip -> {
                            byte[] grown = joined(text("PK12"), zip);
                            little(grown).putInt(grown.length - 6, directory(zip) + 4);
                            return grown;
                        },
                        "is not where the ZIP says"),
                bytes(
                        "something after the last record",
                        zip -> joined(zip, text("\n")),
                        "something stands after its last record"),
                bytes("a comment", HostileTest::commented, "something stands after its last record"),
                bytes("two packages in one file", zip -> joined(zip, zip), "is none of its files"),
                bytes(
                        "something between files and directory",
                        zip -> beforeDirectory(zip, text("hidden")),
                        "After the last file of the ZIP something stands"),
                bytes("cut off", zip -> Arrays.copyOf(zip, zip.length - 10), "This is no ZIP"),
                bytes(
                        "the middle is missing",
                        zip -> joined(Arrays.copyOf(zip, 300), Arrays.copyOfRange(zip, 400, zip.length)),
                        "is none of its files"),
                bytes("only the beginning", zip -> Arrays.copyOf(zip, 30), "This is no ZIP"),
                bytes("nothing at all", zip -> new byte[0], "This is no ZIP: it is too short"),
                bytes(
                        "more files than there are",
                        zip -> {
                            little(zip).putShort(zip.length - 14, (short) 9000).putShort(zip.length - 12, (short) 9000);
                            return zip;
                        },
                        "lists more files than a package has"),
                bytes(
                        "fewer files than there are",
                        zip -> {
                            little(zip).putShort(zip.length - 14, (short) 3).putShort(zip.length - 12, (short) 3);
                            return zip;
                        },
                        "After the directory of the ZIP something stands"),
                bytes(
                        "sizes that stand nowhere",
                        zip -> {
                            little(zip).putInt(zip.length - 10, -1).putInt(zip.length - 6, -1);
                            return zip;
                        },
                        "The ZIP lacks its end"),
                bytes("encrypted", zip -> inBoth(zip, 8, 6, 0x0809), "It is encrypted: \"manifest.json\""),
                bytes(
                        "packed by another method",
                        zip -> inBoth(zip, 10, 8, 12),
                        "packed in a way that no package uses"),
                bytes(
                        "two methods",
                        zip -> inDirectory(zip, 10, 0),
                        "says two things about one file: \"manifest.json\""),
                bytes(
                        "two lengths",
                        zip -> intInDirectory(zip, 24, 7),
                        "says two things about one file: \"manifest.json\""),
                bytes("longer than the ZIP", zip -> intInDirectory(zip, 20, 0x7FFFFFF0), "It goes on beyond the ZIP"),
                bytes("another check sum", zip -> intInDirectory(zip, 16, 7), "says two things about one file"),
                bytes(
                        "files that overlap",
                        zip -> {
                            int second = directory(zip) + 46 + EvidenceFiles.MANIFEST.length();
                            little(zip).putInt(second + 42, 0);
                            return zip;
                        },
                        "something stands that is none of the ZIP's files"),
                bytes(
                        "content that cannot be unpacked",
                        zip -> {
                            int name = new String(zip, ISO_8859_1).indexOf(EvidenceFiles.ENTRIES);
                            Arrays.fill(zip, name + EvidenceFiles.ENTRIES.length() + 10, name + 400, (byte) 0xFF);
                            return zip;
                        },
                        "entries.jsonl cannot be unpacked"),
                named(
                        "a name twice",
                        "manifest.jsoX",
                        "manifest.json",
                        "It stands twice in the ZIP: \"manifest.json\""),
                named(
                        "a name that leads out",
                        "xx/passwd",
                        "../passwd",
                        "A name leads out of the package: \"../passwd\""),
                named(
                        "a name that leads out on the way",
                        "history/xx/y",
                        "history/../y",
                        "A name leads out of the package"),
                named("an absolute name", "xetc/passwd", "/etc/passwd", "A name leads out of the package"),
                named("a name of another system", "C/autorun", "C:\\utorun", "A name leads out of the package"),
                named("a name that nobody sees", "manifest.jsonX", "manifest.json\0", "No package has such a file"),
                repacked(
                        "a file that no package has",
                        files -> files.put("virus.exe", new byte[9]),
                        "No package has such a file: \"virus.exe\""),
                repacked(
                        "a folder",
                        files -> files.put("history/", new byte[0]),
                        "No package has such a file: \"history/\""),
                repacked(
                        "a file is missing",
                        files -> files.remove(EvidenceFiles.KEYS),
                        "is not about the files of this package"),
                repacked(
                        "the sums are missing",
                        files -> files.remove(EvidenceFiles.SUMS),
                        "The package lacks SHA256SUMS"),
                repacked(
                        "another page for people",
                        files -> files.put(EvidenceFiles.README, text("<script>")),
                        "README.html is not what SHA256SUMS says it is"),
                repacked(
                        "other keys",
                        files -> files.put(EvidenceFiles.KEYS, text("mine")),
                        "keys.txt is not what SHA256SUMS says it is"),
                repacked(
                        "another manifest",
                        files -> files.put(EvidenceFiles.MANIFEST, text("{}")),
                        "manifest.json is not what SHA256SUMS says it is"),
                repacked(
                        "a sum that is none",
                        files -> files.put(EvidenceFiles.SUMS, text("0000  README.html\n")),
                        "is no sum of its own"),
                repacked(
                        "a sum twice",
                        files -> files.put(EvidenceFiles.SUMS, text(sums(files).repeat(2))),
                        "is no sum of its own"));
    }

    static Stream<Hostile> contents() {
        return Stream.of(
                files(
                        "no hashes where there are proofs",
                        files -> files.put(EvidenceFiles.HASHES, new byte[32]),
                        "A package of this scope has no hashes/0.bin"),
                files(
                        "numbers are missing",
                        files -> files.remove(EvidenceFiles.QUALITY),
                        "The package lacks reports/quality.json"),
                files(
                        "a page of two megabytes",
                        files -> files.put(EvidenceFiles.README, " ".repeat(2 << 20)),
                        "README.html has 2097152 bytes"),
                files(
                        "a line as long as one likes",
                        files -> files.put(EvidenceFiles.ENTRIES, "x".repeat(80 << 20) + "\n"),
                        "entries.jsonl, line 1, is longer than 1048576 bytes"),
                files(
                        "zeroes",
                        files -> files.put(EvidenceFiles.ENTRIES, new byte[80 << 20]),
                        "entries.jsonl, line 1, is longer than 1048576 bytes"),
                files(
                        "as many lines as one likes",
                        files -> files.put(EvidenceFiles.ENTRIES, "\n".repeat(1 << 20)),
                        "The entry at position 3 is not in the log"),
                files(
                        "no line feed at the end",
                        files -> files.change(EvidenceFiles.ENTRIES, String::stripTrailing),
                        "does not end with a line feed"),
                files(
                        "lines of another system",
                        files -> files.change(EvidenceFiles.ENTRIES, text -> text.replace("\n", "\r\n")),
                        "entries.jsonl, line 1, has a carriage return in it"),
                files(
                        "a path higher than any tree",
                        files -> files.put(EvidenceFiles.PROOFS, "index 2\n" + "x\n".repeat(100) + "\n"),
                        "longer than any tree is high"),
                files(
                        "proofs of another system",
                        files -> files.change(EvidenceFiles.PROOFS, text -> text.replace("\n", "\r\n")),
                        "proofs.txt, line 1, has a carriage return in it"),
                files(
                        "a proof that is none",
                        files -> files.put(EvidenceFiles.PROOFS, "index 02\n\n"),
                        "This number is not as it is written"),
                files(
                        "heads as long as one likes",
                        files -> files.put(EvidenceFiles.HEADS, "x".repeat(8 << 20)),
                        "heads/leaves.txt"),
                files(
                        "a head that is none",
                        files -> files.put(EvidenceFiles.HEADS, "AAAA\nindex 0\n\n"),
                        "A head has 80 bytes"),
                files(
                        "a number that is no JSON",
                        files -> files.put(EvidenceFiles.QUALITY, "{\"asOf\":1e999999999,\"asOf\":2}"),
                        "reports/quality.json is no JSON"),
                files(
                        "numbers as deep as one likes",
                        files -> files.put(EvidenceFiles.QUALITY, "[".repeat(100000)),
                        "reports/quality.json is no JSON"),
                files(
                        "numbers in other bytes",
                        files -> files.put(
                                EvidenceFiles.QUALITY,
                                files.text(EvidenceFiles.QUALITY).getBytes(UTF_16LE)),
                        "reports/quality.json is not in UTF-8"),
                files(
                        "a number without end",
                        files -> files.change(
                                EvidenceFiles.QUALITY,
                                text -> text.replaceFirst("\"version\":[0-9]+", "\"version\":1e999999999")),
                        "does not follow from the entries: at /version"),
                manifest(
                        "a field twice",
                        text -> text.replace("\"size\"", "\"entries\":1,\"size\""),
                        "manifest.json is none"),
                manifest(
                        "a field too many",
                        text -> text.replace("\"size\"", "\"sise\":1,\"size\""),
                        "manifest.json is none"),
                manifest(
                        "a field too few",
                        text -> text.replaceFirst("\"tzdb\":\"[^\"]+\"", "\"tzdb\":null"),
                        "leaves something out"),
                manifest(
                        "another format",
                        text -> text.replace("evidence/1", "evidence/2"),
                        "of another format than engagements-evidence/1"),
                manifest("another kind", text -> text.replace("\"engagement\"", "\"world\""), "manifest.json is none"),
                manifest("no id", text -> text.replace(",\"id\":\"e1\"", ""), "does not say which one"),
                manifest(
                        "an id without end",
                        text -> text.replace("\"e1\"", "\"" + "e".repeat(9000) + "\""),
                        "does not say which one"),
                manifest(
                        "more entries than the log",
                        text -> text.replaceFirst("\"entries\":[0-9]+", "\"entries\":9223372036854775807"),
                        "names numbers that no package has"),
                manifest(
                        "fewer than none",
                        text -> text.replaceFirst("\"entries\":[0-9]+", "\"entries\":-1"),
                        "names numbers that no package has"),
                manifest(
                        "a size beyond all numbers",
                        text -> text.replaceFirst("\"size\":[0-9]+", "\"size\":9223372036854775808"),
                        "manifest.json is none"),
                manifest(
                        "half an entry",
                        text -> text.replaceFirst("\"entries\":[0-9]+", "\"entries\":1.5"),
                        "manifest.json is none"),
                manifest(
                        "a text for a number",
                        text -> text.replaceFirst("\"entries\":[0-9]+", "\"entries\":\"1\""),
                        "manifest.json is none"),
                manifest("as deep as one likes", text -> "{\"scope\":".repeat(50000), "manifest.json is none"),
                manifest(
                        "the end of time",
                        text -> text.replace("2027-12-31T00:00:00Z", "+1000000000-12-31T23:59:59Z"),
                        "No numbers come of these entries"),
                manifest(
                        "the beginning of time",
                        text -> text.replace("2027-12-31T00:00:00Z", "-1000000000-01-01T00:00:00Z"),
                        "No numbers come of these entries"),
                manifest("no time", text -> text.replace("2027-12-31T00:00:00Z", "yesterday"), "manifest.json is none"),
                manifest("two manifests", text -> text + text, "manifest.json is none"));
    }

    private static Hostile manifest(String name, UnaryOperator<String> change, String reason) {
        return files("manifest: " + name, files -> files.change(EvidenceFiles.MANIFEST, change), reason);
    }

    @ParameterizedTest
    @MethodSource({"zips", "contents"})
    void isRefusedInASentence(Hostile hostile) {
        Run run = Run.verify(directory, OPERATOR, hostile.zip());

        assertThat(run.wrong()).as(run.said()).singleElement().asString().contains(hostile.reason());
        assertThat(run.said()).endsWith("BAD\n").doesNotContain("Exception", "\0");
        assertThat(directory.toFile().list()).containsExactly("evidence.zip");
    }

    @Test
    void whatTheyAreMadeOfIsGood() {
        assertThat(Run.verify(directory, OPERATOR, GOOD).said()).endsWith("GOOD\n");
        assertThat(Run.verify(directory, OPERATOR, packed(unpacked(GOOD))).said())
                .endsWith("GOOD\n");
    }

    /** Of a package beyond four gigabytes the end is written so, and of no other has to be. */
    @Test
    void theEndOfALargePackageIsReadToo() {
        int end = GOOD.length - 22;
        ByteBuffer large = ByteBuffer.allocate(56 + 20).order(ByteOrder.LITTLE_ENDIAN);
        large.putInt(0x06064b50).putLong(44).putInt(0x002d002d).putInt(0).putInt(0);
        long count = Short.toUnsignedLong(little(GOOD).getShort(end + 10));
        large.putLong(count)
                .putLong(count)
                .putLong(little(GOOD).getInt(end + 12))
                .putLong(directory(GOOD));
        large.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
        byte[] zip = joined(Arrays.copyOf(GOOD, end), large.array(), Arrays.copyOfRange(GOOD, end, GOOD.length));
        little(zip).putInt(zip.length - 10, -1).putInt(zip.length - 6, -1);

        assertThat(Run.verify(directory, OPERATOR, zip).said()).endsWith("GOOD\n");
        little(zip).putLong(end + 48, 7);
        assertThat(Run.verify(directory, OPERATOR, zip).wrong())
                .singleElement()
                .asString()
                .contains("none of its files");
    }

    @Test
    void aFileThatChangesWhileItIsReadIsNotBelieved() throws IOException {
        Path file = directory.resolve("evidence.zip");
        java.nio.file.Files.write(file, GOOD);
        try (EvidencePackage files = EvidencePackage.open(file)) {
            files.requireUnchanged();
            byte[] changed = GOOD.clone();
            int name = new String(changed, ISO_8859_1).indexOf(EvidenceFiles.README);
            changed[name + EvidenceFiles.README.length() + 4] ^= 1;
            java.nio.file.Files.write(file, changed);
            java.nio.file.Files.setLastModifiedTime(file, FileTime.fromMillis(0));

            assertThatThrownBy(() -> files.bytes(EvidenceFiles.README)).isInstanceOf(InvalidProofException.class);
            assertThatThrownBy(files::requireUnchanged).hasMessage("The file changed while it was read");
        }
    }

    /** Whatever single byte of a package is another one: nothing comes but a verdict. */
    @Test
    void anyOtherByteIsRefusedWithoutAFailure() {
        for (int at = 0; at < GOOD.length; at += 97) {
            byte[] changed = GOOD.clone();
            changed[at] ^= 0x21;
            Run run = Run.verify(directory, OPERATOR, changed);
            if (run.status() == 0) {
                assertThat(isOfNoMeaning(at)).as("byte " + at).isTrue();
            } else {
                assertThat(run.status()).as("byte " + at + ": " + run.said()).isOne();
                assertThat(run.wrong()).as("byte " + at).hasSize(1);
            }
        }
    }

    /** Versions and dates in the records of the ZIP, and who signed the sums when nobody asks. */
    private static boolean isOfNoMeaning(int at) {
        String zip = new String(GOOD, ISO_8859_1);
        int note = zip.indexOf(EvidenceFiles.SUMS_NOTE);
        if (at > note && at < directory(GOOD)) {
            return true;
        }
        int local = zip.lastIndexOf("PK\3\4", at);
        int listed = zip.lastIndexOf("PK\1\2", at);
        int from = Math.max(local, listed);
        int offset = at - from;
        return at >= directory(GOOD)
                ? offset < 8 || offset >= 12 && offset < 16 || offset >= 36 && offset < 42
                : offset < 6 || offset >= 10 && offset < 26;
    }
}
