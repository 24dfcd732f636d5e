package io.engagements.verifier;

import java.util.ArrayList;
import java.util.List;

/**
 * What the program was given.
 *
 * @param keys public keys that are trusted, in their text form
 * @param checkpoints files that the caller kept of the log
 * @param receipts files that the caller kept of the log
 * @param consistency file with a proof that one log begins with another; empty when none was given
 * @param where position of an entry, as it was typed; empty when none was given
 */
record Arguments(
        String command,
        List<String> files,
        List<String> keys,
        List<String> checkpoints,
        List<String> receipts,
        String consistency,
        String where,
        boolean json) {

    static final String USAGE = """
            Checks what was signed, without a network and without whoever gave you the files.

              verify EVIDENCE.zip --key KEY [--checkpoint FILE] [--receipt FILE] [--json]
                  Is everything in this package as it was recorded and signed, is nothing left out, and do its numbers
                  follow from what was recorded? FILE is something that you, or somebody you trust, kept from earlier:
                  a checkpoint, or a receipt (.tlog-proof). With it a second history shows. --checkpoint and --receipt
                  may be given several times.
              verify RECEIPT.tlog-proof --key KEY [--json]
                  Is this event in the log that KEY signed, as it stands in the receipt?
              extract EVIDENCE.zip --position N > RECEIPT.tlog-proof
                  Writes the receipt of the entry at position N of the log. Then use: verify RECEIPT.tlog-proof
              compare CHECKPOINT CHECKPOINT --key KEY [--consistency PROOF] [--json]
                  Do these two show one history? PROOF has a base64 hash a line, as /api/audit/proofs/consistency
                  tells them; it is needed when the two are of different sizes.

            KEY is the log's public key in its text form, name+8 digits+base64, in quotation marks. Get it from somebody you
            trust, or on paper, and not from whoever gave you the file: keys.txt in a package proves nothing. It may be given
            several times: the key of name/clock checks times, that of name/evidence who packed the package.

            ok  holds.  --  was not checked, and why.  ..  people should know.  !!  does not hold; do not rely on the file.
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
        String consistency = "";
        String position = "";
        boolean json = false;
        for (int i = 0; i < given.size(); i++) {
            String each = given.get(i);
            switch (each) {
                case "--json" -> json = true;
                case "--key" -> keys.add(following(given, i++));
                case "--checkpoint" -> checkpoints.add(following(given, i++));
                case "--receipt" -> receipts.add(following(given, i++));
                case "--consistency" -> consistency = following(given, i++);
                case "--position" -> position = following(given, i++);
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
                files.get(0), files.subList(1, files.size()), keys, checkpoints, receipts, consistency, position, json);
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

    /** From 1. */
    long position() {
        try {
            return Long.parseLong(where);
        } catch (NumberFormatException e) {
            throw new MistakenException("--position takes the number of an entry, from 1");
        }
    }
}
