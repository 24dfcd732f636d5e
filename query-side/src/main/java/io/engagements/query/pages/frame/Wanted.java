package io.engagements.query.pages.frame;

import io.engagements.query.answer.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Parameters of an address that say what of a list is wanted. Those that are absent, or empty as forms send them, do not matter. */
public final class Wanted {

    private static final int LONGEST = 200;

    private final Map<String, String> named = new LinkedHashMap<>();

    /** As a form or an address names it. */
    public static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The same with this one. @throws ProblemException 400 for what is longer than any such thing is */
    public Wanted with(String name, @Nullable String value) {
        if (value != null && value.length() > LONGEST) {
            throw ProblemException.malformed(name, "is longer than " + LONGEST + " characters");
        } else if (value != null) {
            named.put(name, value);
        }
        return this;
    }

    /** A path with all of them. */
    public String address(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        named.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(named).toUriString();
    }
}
