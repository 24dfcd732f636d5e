package io.engagements.query.print;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people typed, as far as it is printed. Laying out a letter of some scripts takes a fraction of a millisecond, and
 * everybody else's case files wait for it: so many letters of long texts are printed whole, and of what follows beyond
 * them the beginnings, each with the number of characters that are left out. The JSON has it all.
 */
final class Shortened {

    /** Characters of long texts that are printed whole, together. */
    static final int MOST = 40_000;

    /** So much of every further one. */
    static final int BEGINNING = 100;

    private static final Pattern LONG = Pattern.compile("(?<=>)[^<>]{" + (BEGINNING + 1) + ",}(?=<)");

    private Shortened() {}

    /** @param html in which text is escaped */
    static String of(String html) {
        Matcher text = LONG.matcher(html);
        StringBuilder shortened = new StringBuilder();
        int left = MOST;
        while (text.find()) {
            String whole = text.group();
            boolean fits = whole.length() <= left;
            left -= fits ? whole.length() : 0;
            text.appendReplacement(shortened, Matcher.quoteReplacement(fits ? whole : beginning(whole)));
        }
        return text.appendTail(shortened).toString();
    }

    private static String beginning(String whole) {
        int end = Character.isHighSurrogate(whole.charAt(BEGINNING - 1)) ? BEGINNING - 1 : BEGINNING;
        int escaped = whole.lastIndexOf('&', end - 1);
        boolean within = escaped >= 0 && whole.indexOf(';', escaped) >= end;
        int cut = within ? escaped : end;
        return whole.substring(0, cut) + mark(whole.length() - cut);
    }

    /** What stands in the place of so many characters. */
    static String mark(int leftOut) {
        return "… [+" + leftOut + "]";
    }
}
