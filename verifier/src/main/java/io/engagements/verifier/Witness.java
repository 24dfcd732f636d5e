package io.engagements.verifier;

import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.note.AddCheckpoint;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.NoteSigner;
import io.engagements.proof.note.SignatureType;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.tree.TreeHasher;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.List;

/**
 * Somebody who remembers what they have seen of a log, and puts their signature under no other past of it: C2SP tlog-witness and
 * tlog-cosignature, file in, file out. What was seen is written down before the signature is given away.
 */
final class Witness {

    private Witness() {}

    /**
     * Makes a key and writes it where nobody else may read it.
     *
     * @return its public half, in its text form
     * @throws IOException when there is such a file already, or it cannot be written
     */
    static String newKey(String name, Path secret) throws IOException {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            NoteSigner signer = new NoteSigner(name, SignatureType.COSIGNATURE, pair);
            String text = name + "\n" + Canonical.base64(pair.getPrivate().getEncoded()) + "\n"
                    + Canonical.base64(pair.getPublic().getEncoded()) + "\n";
            createPrivate(secret);
            write(secret, text);
            return signer.verifier().text();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
        }
    }

    private static void createPrivate(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /**
     * The line to be put under the checkpoint.
     *
     * @param state file with the last checkpoint that was seen of this log; none at first
     * @throws InvalidProofException when the log's own key did not sign it, or it does not go on from what was seen
     * @throws IOException when a file cannot be read or written
     */
    static String cosign(String body, Path state, Path secret, Trust trust, Instant now) throws IOException {
        AddCheckpoint asked = AddCheckpoint.parse(Says.None.THE_REQUEST.of(), SmallFile.bytes(body));
        Trust.requirePinned(trust.seen(asked.note()));
        NoteSigner key = key(secret);
        Path lock = beside(state, ".lock");
        try {
            Files.createFile(lock);
        } catch (FileAlreadyExistsException e) {
            throw new UnusableFileException(Says.One.SOMEBODY_ELSE.of(lock), e);
        }
        try {
            requireNew(asked, state);
            remember(state, asked.note().text());
            return line(asked.note(), key, now);
        } finally {
            Files.delete(lock);
        }
    }

    private static void requireNew(AddCheckpoint asked, Path state) throws IOException {
        Checkpoint checkpoint = asked.checkpoint();
        Checkpoint seen = Files.exists(state)
                ? Checkpoint.parse(new String(SmallFile.bytes(state.toString()), StandardCharsets.UTF_8))
                : new Checkpoint(checkpoint.origin(), 0, TreeHasher.EMPTY);
        if (!seen.origin().equals(checkpoint.origin())) {
            throw new InvalidProofException(Says.One.ANOTHER_LOG_SEEN.of(Canonical.shown(seen.origin())));
        }
        if (asked.old() != seen.size()) {
            throw new InvalidProofException(Says.Two.REQUEST_FROM.of(asked.old(), seen.size()));
        }
        asked.requireAfter(seen);
    }

    private static void remember(Path state, String checkpoint) throws IOException {
        Path written = beside(state, ".new");
        write(written, checkpoint);
        try {
            Files.move(written, state, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            throw new UnusableFileException(Says.One.NOT_AT_ONCE.of(state), e);
        }
    }

    /** On the disk when it returns. */
    private static void write(Path file, String text) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.getFD().sync();
        }
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static String line(SignedNote note, NoteSigner key, Instant now) {
        String signed =
                new String(SignedNote.signed(note.text(), now, List.of(key)).bytes(), StandardCharsets.UTF_8);
        return signed.substring(note.text().length() + 1);
    }

    private static NoteSigner key(Path secret) throws IOException {
        String[] lines = new String(SmallFile.bytes(secret.toString()), StandardCharsets.UTF_8).split("\n", -1);
        if (lines.length != 4) {
            throw new InvalidProofException(Says.One.NO_WITNESS_KEY.of(secret));
        }
        try {
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            return new NoteSigner(
                    lines[0],
                    SignatureType.COSIGNATURE,
                    new KeyPair(
                            factory.generatePublic(new X509EncodedKeySpec(Canonical.bytes(lines[2]))),
                            factory.generatePrivate(new PKCS8EncodedKeySpec(Canonical.bytes(lines[1])))));
        } catch (GeneralSecurityException e) {
            throw new InvalidProofException(Says.One.NO_WITNESS_KEY.of(secret), e);
        }
    }
}
