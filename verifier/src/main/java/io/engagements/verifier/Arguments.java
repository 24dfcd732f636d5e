package io.engagements.verifier;

import java.util.ArrayList;
import java.util.List;

/**
 * What the program was given.
 *
 * @param keys public keys that are trusted, in their text form
 * @param consistency file with a proof that one log begins with another; empty when none was given
 */
record Arguments(String command, List<String> files, List<String> keys, String consistency, boolean json) {

    static final String USAGE = """
            Checks what was signed, without a network.

              verify RECEIPT.tlog-proof --key KEY [--json]
                  Is this event in the log that KEY signed, as it stands in the receipt?
              compare CHECKPOINT CHECKPOINT --key KEY [--consistency PROOF] [--json]
                  Do these two show one history? PROOF has a base64 hash a line, as /api/audit/proofs/consistency
                  tells them; it is needed when the two are of different sizes.

            KEY is the log's public key in its text form, name+8 digits+base64. Get it from somebody you trust, or on
            paper, and not from whoever gave you the file. It may be given several times.
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
        String consistency = "";
        boolean json = false;
        for (int i = 0; i < given.size(); i++) {
            String each = given.get(i);
            switch (each) {
                case "--json" -> json = true;
                case "--key" -> keys.add(following(given, i++));
                case "--consistency" -> consistency = following(given, i++);
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
        return new Arguments(files.get(0), files.subList(1, files.size()), keys, consistency, json);
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
}
