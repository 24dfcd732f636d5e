package io.engagements.verifier;

import io.engagements.proof.InvalidProofException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A file that the caller names: a receipt, a checkpoint, a proof. */
final class SmallFile {

    /** A receipt has an entry of at most some hundred kilobytes in it. */
    private static final int LONGEST = 8 << 20;

    private static final byte[] ZIP = {'P', 'K'};

    private SmallFile() {}

    static byte[] bytes(String file) throws IOException {
        try (InputStream stream = Files.newInputStream(Path.of(file))) {
            byte[] bytes = stream.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new InvalidProofException(Says.Two.FILE_TOO_LONG.of(LONGEST, file));
            }
            return bytes;
        }
    }

    /** Whether it is meant to be a package, by its name or its first bytes. */
    static boolean isPackage(String file) throws IOException {
        try (InputStream stream = Files.newInputStream(Path.of(file))) {
            return file.endsWith(".zip") || Arrays.equals(stream.readNBytes(ZIP.length), ZIP);
        }
    }
}
