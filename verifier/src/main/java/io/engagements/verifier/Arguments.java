package io.engagements.verifier;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the program was given.
 *
 * @param keys public keys that are trusted, in their text form
 * @param checkpoints files that the caller kept of the log
 * @param receipts files that the caller kept of the log
 * @param keyChanges files that the caller kept of the log, or was given: they are as good as the keys
 * @param named what was given once, by its option
 */
record Arguments(
        String command,
        List<String> files,
        List<String> keys,
        List<String> checkpoints,
        List<String> receipts,
        List<String> keyChanges,
        Map<String, String> named,
        boolean json) {

    private static final String CONSISTENCY = "--consistency";
    private static final String POSITION = "--position";
    private static final String STATE = "--state";
    private static final String SECRET = "--secret";

    static final String USAGE = """
            Checks what was signed, without a network and without whoever gave you the files.

              verify EVIDENCE.zip --key KEY [--checkpoint FILE] [--receipt FILE] [--json]
                  Is everything in this package as it was recorded and signed, is nothing left out, and do its numbers
                  follow from what was recorded? FILE is something that you, or somebody you trust, kept from earlier:
                  a checkpoint, or a receipt (.tlog-proof). With it a second history shows. --checkpoint and --receipt
                  may be given several times.
              verify RECEIPT.tlog-proof --key KEY [--json]
                  Is this event in the ledger that KEY signed, as it stands in the receipt?
              extract EVIDENCE.zip --position N > RECEIPT.tlog-proof
                  Writes the receipt of the entry at position N of the ledger. Then use: verify RECEIPT.tlog-proof
              compare CHECKPOINT CHECKPOINT --key KEY [--consistency PROOF] [--json]
                  Do these two show one history? PROOF has a base64 hash a line, as /api/audit/proofs/consistency
                  tells them; it is needed when the two are of different sizes.
              witness-key NAME --secret FILE
                  Makes a key for a witness called NAME, keeps it in FILE, and prints its public half for others.
              witness REQUEST --state FILE --secret FILE --key KEY > COSIGNATURE
                  For somebody who remembers: if REQUEST (C2SP tlog-witness, as history/ in a package has them) goes on
                  from what STATE says was seen last, writes it down there and signs it. Never signs another past.

            KEY is the ledger's public key in its text form, name+8 digits+base64, in quotation marks. Get it from somebody
            you trust, or on paper, and not from whoever gave you the file: keys.txt in a package proves nothing. It may be given
            several times: the key of name/clock checks times, that of name/evidence who packed the package. If your key was
            replaced since, a package says so and KEY goes on to hold; for other files name the change with --key-change FILE,
            which whoever runs the ledger has (/api/audit/keys).

            ok  holds.  --  was not checked, and why.  ..  people should know.  ??  what you gave could not be compared, and what
            to do.  !!  does not hold; do not rely on the file.
            Ends with 0 when everything holds, with 1 when something does not or could not be checked, with 2 when it was
            called wrongly.
            """;

    /** It was called wrongly. */
    static final class MistakenException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        MistakenException(String why) {
            super(why);
        }
    }

    static Arguments of(List<String> given) {
        List<String> files = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<String> checkpoints = new ArrayList<>();
        List<String> receipts = new ArrayList<>();
        List<String> keyChanges = new ArrayList<>();
        Map<String, String> named = new HashMap<>();
        boolean json = false;
        for (int i = 0; i < given.size(); i++) {
            String each = given.get(i);
            switch (each) {
                case "--json" -> json = true;
                case "--key" -> keys.add(following(given, i++));
                case "--checkpoint" -> checkpoints.add(following(given, i++));
                case "--receipt" -> receipts.add(following(given, i++));
                case "--key-change" -> keyChanges.add(following(given, i++));
                case CONSISTENCY, POSITION, STATE, SECRET -> named.put(each, following(given, i++));
                default -> {
                    if (each.startsWith("--")) {
                        throw new MistakenException("There is no " + each);
                    }
                    files.add(each);
                }
            }
        }
        if (files.isEmpty()) {
            throw new MistakenException("What is to be done?");
        }
        return new Arguments(
                files.get(0), files.subList(1, files.size()), keys, checkpoints, receipts, keyChanges, named, json);
    }

    private static String following(List<String> given, int at) {
        if (at + 1 == given.size()) {
            throw new MistakenException("After " + given.get(at) + " something is missing");
        }
        return given.get(at + 1);
    }

    void requireFiles(int count) {
        if (files.size() != count) {
            throw new MistakenException(command + " takes " + count + (count == 1 ? " file" : " files"));
        }
    }

    /** A file with a proof that one log begins with another; empty when none was given. */
    String consistency() {
        return named.getOrDefault(CONSISTENCY, "");
    }

    /** Of an entry, from 1. */
    long position() {
        try {
            return Long.parseLong(named.getOrDefault(POSITION, ""));
        } catch (NumberFormatException e) {
            throw new MistakenException(POSITION + " takes the number of an entry, from 1");
        }
    }

    /** Where a witness keeps what it has seen. */
    Path state() {
        return file(STATE);
    }

    /** Where a witness keeps its key. */
    Path secret() {
        return file(SECRET);
    }

    private Path file(String option) {
        String file = named.get(option);
        if (file == null) {
            throw new MistakenException(command + " needs " + option);
        }
        return Path.of(file);
    }
}
