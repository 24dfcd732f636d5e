package io.engagements.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.evidence.EvidenceWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The files of a package, before they are packed: somebody may still change them. */
final class Files {

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Operator operator;
    private UnaryOperator<String> packer;

    Files(Operator operator) {
        this.operator = operator;
        packer = operator::sumsNote;
    }

    /** Whoever signs the sums. */
    Files packedBy(UnaryOperator<String> other) {
        packer = other;
        return this;
    }

    Files put(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    Files put(String path, String content) {
        return put(path, content.getBytes(UTF_8));
    }

    Files remove(String path) {
        if (files.remove(path) == null) {
            throw new AssertionError("there is no " + path);
        }
        return this;
    }

    byte[] bytes(String path) {
        return Objects.requireNonNull(files.get(path), path);
    }

    String text(String path) {
        return new String(bytes(path), UTF_8);
    }

    Operator operator() {
        return operator;
    }

    /** Replaced where it stands first. */
    Files replace(String path, String before, String after) {
        return change(path, text -> {
            if (!text.contains(before)) {
                throw new AssertionError(path + " does not hold " + before + ": " + text);
            }
            return text.replaceFirst(
                    java.util.regex.Pattern.quote(before), java.util.regex.Matcher.quoteReplacement(after));
        });
    }

    Files change(String path, UnaryOperator<String> change) {
        return put(path, change.apply(text(path)));
    }

    List<String> lines(String path) {
        return new ArrayList<>(text(path).lines().toList());
    }

    Files lines(String path, UnaryOperator<List<String>> change) {
        return put(
                path,
                change.apply(lines(path)).stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    /** Blocks, each with its empty line. */
    Files blocks(String path, UnaryOperator<List<String>> change) {
        List<String> blocks = new ArrayList<>(Arrays.asList(text(path).split("(?<=\n\n)")));
        return put(path, String.join("", change.apply(blocks)));
    }

    /** The entry at this index of the package, with its proof, is not there any more; the manifest knows. */
    Files without(int index) {
        int entries = lines(EvidenceFiles.ENTRIES).size();
        lines(EvidenceFiles.ENTRIES, lines -> without(lines, index));
        blocks(EvidenceFiles.PROOFS, blocks -> without(blocks, index));
        return replace(EvidenceFiles.MANIFEST, "\"entries\":" + entries, "\"entries\":" + (entries - 1));
    }

    /** One more, with its proof; the manifest knows. */
    Files with(int index, String entry, String proof) {
        int entries = lines(EvidenceFiles.ENTRIES).size();
        lines(EvidenceFiles.ENTRIES, lines -> with(lines, index, entry));
        blocks(EvidenceFiles.PROOFS, blocks -> with(blocks, index, proof));
        return replace(EvidenceFiles.MANIFEST, "\"entries\":" + entries, "\"entries\":" + (entries + 1));
    }

    private static List<String> with(List<String> list, int index, String more) {
        list.add(index < 0 ? list.size() : index, more);
        return list;
    }

    private static List<String> without(List<String> list, int index) {
        list.remove(index < 0 ? list.size() + index : index);
        return list;
    }

    byte[] zip() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (EvidenceWriter writer = new EvidenceWriter(out)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                writer.add(each.getKey(), to -> to.write(each.getValue()));
            }
            writer.finish(packer);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
