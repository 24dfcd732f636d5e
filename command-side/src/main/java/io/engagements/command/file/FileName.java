package io.engagements.command.file;

import io.engagements.events.ItemName;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** A file's name: one step of a path on any system, and what is read is what it says. */
record FileName(String text) {

    private static final int MAX = 200;
    private static final Pattern NOT_PLAIN = Pattern.compile("[^ -~]|[\"%]");

    /** @throws FileProblem 422 when it is no such name */
    static FileName of(@Nullable String name) {
        if (name == null || name.isBlank() || name.length() > MAX) {
            throw FileProblem.field("file", "must have a name of 1 to " + MAX + " characters");
        } else if (!ItemName.Rule.holds(name)) {
            throw FileProblem.field("file", "must have a name without control characters and path separators");
        }
        return new FileName(name);
    }

    /** For {@code Content-Disposition}: a plain form for old readers, the whole name for others (RFC 6266, 8187). */
    String asAttachment() {
        String plain = NOT_PLAIN.matcher(text).replaceAll("_");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''"
                + UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
