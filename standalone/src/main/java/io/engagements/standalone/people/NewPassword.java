package io.engagements.standalone.people;

import io.engagements.query.pages.frame.Typed;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** A password that somebody chooses, in the fields {@code secret} and {@code again} of a form. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class NewPassword {

    private final PasswordEncoder encoder;
    private final PasswordRule rule = new PasswordRule();

    NewPassword(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    /** @param account whose it is to be */
    void check(Typed typed, String account, Unfit unfit) {
        String secret = typed.text("secret");
        rule.faultOf(secret, account)
                .ifPresent(fault -> unfit.add(
                        "secret",
                        "people.secret",
                        "people.secret." + fault.name().toLowerCase(Locale.ROOT),
                        Map.of("least", PasswordRule.LEAST, "most", PasswordRule.MOST)));
        if (!secret.equals(typed.text("again"))) {
            unfit.add("again", "people.again", "people.again.other");
        }
    }

    /** Slow on purpose. */
    String hash(Typed typed) {
        return Objects.requireNonNull(encoder.encode(typed.text("secret")));
    }
}
