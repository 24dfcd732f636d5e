package io.engagements.standalone.people;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which passwords will do: long enough, and not made of what everybody thinks of first. What is common is taken out, words
 * of the list {@code common-words.txt}, the account's name, years, and letters in the order of the alphabet, of the keyboard,
 * or the same again and again; the rest is what somebody would have to guess.
 */
final class PasswordRule {

    /** In letters. */
    static final int LEAST = 12;

    /** In bytes of UTF-8: bcrypt reads no more. */
    static final int MOST = 72;

    private static final int LEFT_AT_LEAST = 6;
    private static final int RUN_AT_LEAST = 3;

    private static final List<String> ROWS = List.of(
            "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qazwsxedcrfvtgb");

    private static final String DISGUISES = "013457@$!";
    private static final String LETTERS = "oieastasi";

    private final List<String> words;

    PasswordRule() {
        words = words();
    }

    /** Why one will not do. */
    enum Fault {
        SHORT,
        LONG,
        EASY
    }

    /** @param account whose it is to be; empty where that is open */
    Optional<Fault> faultOf(String password, String account) {
        if (password.codePointCount(0, password.length()) < LEAST) {
            return Optional.of(Fault.SHORT);
        } else if (password.getBytes(StandardCharsets.UTF_8).length > MOST) {
            return Optional.of(Fault.LONG);
        }
        return left(password, account) < LEFT_AT_LEAST ? Optional.of(Fault.EASY) : Optional.empty();
    }

    private int left(String password, String account) {
        String plain = plain(password);
        String rest = without(plain(account), plain);
        for (String word : words) {
            rest = without(word, rest);
        }
        rest = withoutRuns(rest.replaceAll("(19|20)\\d\\d", " "));
        rest = undisguised(rest);
        for (String word : words) {
            rest = without(word, rest);
        }
        return (int)
                rest.codePoints().filter(Character::isLetterOrDigit).distinct().count();
    }

    /** Small letters without accents. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String without(String word, String text) {
        return word.length() < RUN_AT_LEAST ? text : text.replace(word, " ");
    }

    /** Without letters that follow each other on the keyboard or in the alphabet, forwards, backwards, or not at all. */
    private static String withoutRuns(String text) {
        StringBuilder rest = new StringBuilder();
        int start = 0;
        while (start < text.length()) {
            int end = start + 1;
            while (end < text.length() && isRun(text.substring(start, end + 1))) {
                end++;
            }
            rest.append(end - start >= RUN_AT_LEAST ? " " : text.substring(start, start + 1));
            start = end - start >= RUN_AT_LEAST ? end : start + 1;
        }
        return rest.toString();
    }

    private static boolean isRun(String part) {
        String back = new StringBuilder(part).reverse().toString();
        return part.chars().distinct().count() == 1
                || ROWS.stream().anyMatch(row -> row.contains(part) || row.contains(back));
    }

    private static String undisguised(String text) {
        StringBuilder letters = new StringBuilder(text);
        for (int place = 0; place < letters.length(); place++) {
            int disguise = DISGUISES.indexOf(letters.charAt(place));
            if (disguise >= 0) {
                letters.setCharAt(place, LETTERS.charAt(disguise));
            }
        }
        return letters.toString();
    }

    /** The longest first, so that none is broken by a shorter one within it. */
    private static List<String> words() {
        try (InputStream list = Objects.requireNonNull(PasswordRule.class.getResourceAsStream("common-words.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.strip().split(" ")))
                    .filter(word -> !word.isEmpty())
                    .sorted(Comparator.comparing(String::length).reversed())
                    .toList();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
