package io.engagements.events;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where something lies: a complete http or https address (RFC 3986) of at most 2 000 characters, without a user name in
 * it and without characters that are not seen, whose host and port can be any. Whoever follows it goes where it seems to
 * lead, and runs nothing.
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

        /** Without a user name; a browser takes an empty port for none. */
        private static final Pattern PLACE =
                Pattern.compile("(?<host>\\[[0-9A-Fa-f:.]+]|[^:@\\[\\]]+)(?::(?<port>[0-9]{0,5}))?");

        private static final int LAST_PORT = 65_535;

        private static final Pattern NAME =
                Pattern.compile("(?=.{1,254}$)[A-Za-z0-9_-]{1,63}(?:\\.[A-Za-z0-9_-]{1,63})*\\.?");

        /** Whose last part is a number a browser reads as an address of IPv4, or not at all. */
        private static final Pattern NUMBERS = Pattern.compile("(?i)(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)\\.?");

        private static final Pattern IPV4 =
                Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");

        @Override
        public boolean isValid(@Nullable String link, @Nullable ConstraintValidatorContext context) {
            return link == null
                    || (link.length() <= LONGEST && !UNSEEN.matcher(link).find() && isOfTheWeb(link));
        }

        private static boolean isOfTheWeb(String link) {
            try {
                URI address = new URI(link);
                String scheme = address.getScheme();
                String authority = address.getRawAuthority();
                return scheme != null
                        && SCHEME.matcher(scheme).matches()
                        && authority != null
                        && isPlace(PLACE.matcher(authority));
            } catch (URISyntaxException e) {
                return false;
            }
        }

        private static boolean isPlace(Matcher place) {
            return place.matches() && isPort(place.group("port")) && isHost(place.group("host"));
        }

        private static boolean isPort(@Nullable String port) {
            return port == null
                    || port.isEmpty()
                    || (Integer.parseInt(port) > 0 && Integer.parseInt(port) <= LAST_PORT);
        }

        /** What stands in brackets {@link URI} has read as an address of IPv6 by now. */
        private static boolean isHost(String host) {
            if (host.startsWith("[")) {
                return true;
            }
            String name = ascii(host);
            return NUMBERS.matcher(name).matches()
                    ? IPV4.matcher(name).matches()
                    : NAME.matcher(name).matches();
        }

        /** As it is asked for in the DNS; empty when it is no name in any script. */
        private static String ascii(String host) {
            try {
                return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
            } catch (IllegalArgumentException e) {
                return "";
            }
        }
    }
}
