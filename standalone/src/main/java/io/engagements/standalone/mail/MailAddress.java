package io.engagements.standalone.mail;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where mail goes. Letters, digits and few signs: nothing that means something in a header, so no line, no other address and
 * no name can come with it.
 */
public record MailAddress(String text) {

    private static final int LONGEST = 254;

    private static final Pattern FORM = Pattern.compile(
            "[A-Za-z0-9_+-]+(\\.[A-Za-z0-9_+-]+)*@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

    public MailAddress {
        if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("no address of mail");
        }
    }

    /** Empty for what is none. */
    public static Optional<MailAddress> read(String typed) {
        String text = typed.strip();
        return text.length() <= LONGEST && FORM.matcher(text).matches()
                ? Optional.of(new MailAddress(text))
                : Optional.empty();
    }
}
