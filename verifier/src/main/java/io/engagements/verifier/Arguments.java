package io.engagements.verifier;

import io.engagements.proof.Language;
import io.engagements.proof.Sentence;
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
 * @param language of what is said; English when it was not given, whatever the machine speaks
 */
record Arguments(
        String command,
        List<String> files,
        List<String> keys,
        List<String> checkpoints,
        List<String> receipts,
        List<String> keyChanges,
        Map<String, String> named,
        boolean json,
        Language language) {

    private static final String CONSISTENCY = "--consistency";
    private static final String POSITION = "--position";
    private static final String STATE = "--state";
    private static final String SECRET = "--secret";
    private static final String LANGUAGE = "--language";

    /** It was called wrongly. */
    static final class MistakenException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Sentence sentence;

        MistakenException(Sentence sentence) {
            super(sentence.toString());
            this.sentence = sentence;
        }

        Sentence sentence() {
            return sentence;
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
                case CONSISTENCY, POSITION, STATE, SECRET, LANGUAGE -> named.put(each, following(given, i++));
                default -> {
                    if (each.startsWith("--")) {
                        throw new MistakenException(Says.One.NO_OPTION.of(each));
                    }
                    files.add(each);
                }
            }
        }
        if (files.isEmpty()) {
            throw new MistakenException(Says.None.NOTHING_ASKED.of());
        }
        return new Arguments(
                files.get(0),
                files.subList(1, files.size()),
                keys,
                checkpoints,
                receipts,
                keyChanges,
                named,
                json,
                language(named));
    }

    private static Language language(Map<String, String> named) {
        String code = named.get(LANGUAGE);
        return code == null
                ? Language.ENGLISH
                : Language.of(code)
                        .orElseThrow(() -> new MistakenException(Says.Two.LANGUAGE_UNKNOWN.of(LANGUAGE, code)));
    }

    /** What a mistake is told in, by what was given in spite of it. */
    static Language languageIn(List<String> given) {
        int at = given.indexOf(LANGUAGE);
        return at < 0 || at + 1 == given.size()
                ? Language.ENGLISH
                : Language.of(given.get(at + 1)).orElse(Language.ENGLISH);
    }

    private static String following(List<String> given, int at) {
        if (at + 1 == given.size()) {
            throw new MistakenException(Says.One.SOMETHING_MISSING.of(given.get(at)));
        }
        return given.get(at + 1);
    }

    void requireFiles(int count) {
        if (files.size() != count) {
            throw new MistakenException(Says.Two.FILES_TAKEN.of(command, count));
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
            throw new MistakenException(Says.One.POSITION_TAKEN.of(POSITION));
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
            throw new MistakenException(Says.Two.OPTION_NEEDED.of(command, option));
        }
        return Path.of(file);
    }
}
