package io.engagements.events;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where something lies: a complete http or https address (RFC 3986) of at most 2 000 characters, without a user name in
 * it and without characters that are not seen. Whoever follows it goes where it seems to lead, and runs nothing.
 */
@Constraint(validatedBy = Link.Web.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Link {

    int LONGEST = 2_000;

    String message() default "must be a complete http or https address without a user name, of at most 2000 characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Absent is fine. */
    final class Web implements ConstraintValidator<Link, String> {

        private static final Pattern SCHEME = Pattern.compile("https?", Pattern.CASE_INSENSITIVE);
        private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Z}]");

        @Override
        public boolean isValid(@Nullable String link, @Nullable ConstraintValidatorContext context) {
            return link == null
                    || (link.length() <= LONGEST && !UNSEEN.matcher(link).find() && isOfTheWeb(link));
        }

        private static boolean isOfTheWeb(String link) {
            try {
                URI address = new URI(link);
                String authority = address.getRawAuthority();
                return address.getScheme() != null
                        && SCHEME.matcher(address.getScheme()).matches()
                        && authority != null
                        && !authority.startsWith(":")
                        && authority.indexOf('@') < 0;
            } catch (URISyntaxException e) {
                return false;
            }
        }
    }
}
