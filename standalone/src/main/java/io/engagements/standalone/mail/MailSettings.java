package io.engagements.standalone.mail;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How mail is sent; by which server, {@code spring.mail} says.
 *
 * @param from whom it is from; {@code engagements@} and the host of the public address when absent or blank
 */
@ConfigurationProperties("engagements.mail")
public record MailSettings(@Nullable String from) {

    public MailSettings {
        if (from != null && from.isBlank()) {
            from = null;
        }
    }
}
