package io.engagements.proof;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something to be said in whichever language it is read in.
 *
 * @param words what is said
 * @param about what stands in it, in the order of the words: sentences in the same language, several of them with commas between;
 *     anything else as it is, numbers without marks and moments as ISO 8601 writes them
 */
public record Sentence(Words words, List<Object> about) {

    /** {@code {0}}, or {@code {0|one|other}}: which of two it is, by whether the first is the number one. */
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?:\\|([^|{}]*)\\|([^|{}]*))?}");

    public Sentence {
        // What a file leaves out is read as null, whatever the types say.
        about = about.stream()
                .map(each -> Objects.requireNonNullElse(each, "null"))
                .toList();
    }

    /** What has the same words in every language: what a file or another program says. */
    public static Sentence asItIs(String said) {
        return ProofSays.One.AS_IT_IS.of(said);
    }

    public String in(Language language) {
        return PLACE.matcher(words.in(language))
                .replaceAll(place -> Matcher.quoteReplacement(
                        told(about.get(Integer.parseInt(place.group(1))), place.group(2), place.group(3), language)));
    }

    private static String told(Object each, @Nullable String one, @Nullable String other, Language language) {
        if (one == null) {
            return told(each, language);
        }
        return each.toString().equals("1") ? one : Objects.requireNonNull(other);
    }

    private static String told(Object each, Language language) {
        if (each instanceof Sentence sentence) {
            return sentence.in(language);
        }
        return each instanceof Collection<?> several
                ? several.stream().map(one -> told(one, language)).collect(Collectors.joining(", "))
                : each.toString();
    }

    /** In English. */
    @Override
    public String toString() {
        return in(Language.ENGLISH);
    }
}
