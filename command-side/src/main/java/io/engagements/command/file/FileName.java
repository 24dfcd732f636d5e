package io.engagements.command.file;

import io.engagements.events.ItemName;
import io.engagements.events.VisibleText;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** A file's name: one step of a path on any system, and what is read is what it says. */
record FileName(String text) {

    private static final int MAX = 200;
    private static final Pattern TYPED = Pattern.compile(
            ";\\s*filename\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;\"\\s]*))",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern PAIR = Pattern.compile("\\\\([\"\\\\])");
    private static final Pattern NOT_PLAIN = Pattern.compile("[^ -~]|[\"%]");

    /**
     * The name that a part's head gives, as it was typed. Readers of heads decode what looks like a word of a mail (RFC 2047)
     * and take {@code filename*} for another name, which forms do not have (RFC 7578 section 4.2).
     *
     * @param disposition the part's {@code Content-Disposition}
     * @throws FileProblem 422 when it gives none, or it is no such name
     */
    static FileName in(@Nullable String disposition) {
        Matcher name = TYPED.matcher(disposition == null ? "" : disposition);
        if (!name.find()) {
            return of(null);
        }
        String quoted = name.group(1);
        return of(quoted == null ? name.group(2) : PAIR.matcher(quoted).replaceAll("$1"));
    }

    /** @throws FileProblem 422 when it is no such name */
    static FileName of(@Nullable String name) {
        if (name == null || VisibleText.isMissing(name) || VisibleText.length(name) > MAX) {
            throw FileProblem.field("file", "must have a name of 1 to " + MAX + " characters");
        } else if (!ItemName.Rule.holds(name)) {
            throw unreadable();
        }
        return new FileName(name);
    }

    static FileProblem unreadable() {
        return FileProblem.field("file", "must have a name in UTF-8 without control characters and path separators");
    }

    /** For {@code Content-Disposition}: a plain form for old readers, the whole name for others (RFC 6266, 8187). */
    String asAttachment() {
        String plain = NOT_PLAIN.matcher(text).replaceAll("_");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''"
                + UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
