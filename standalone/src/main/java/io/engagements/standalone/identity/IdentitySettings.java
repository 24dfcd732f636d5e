package io.engagements.standalone.identity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What this installation is and whether it has demo accounts.
 *
 * @param dataDir where the signing key lives, in the file {@code issuer-key.json}
 * @param publicUrl what tokens name as their issuer; by default {@code http://localhost:<server.port>}
 * @param demo whether the first start on a data directory makes the demo accounts
 * @param operatorLink whether a link by which one becomes operator is told also where there is an operator
 * @param demoSecret every demo account's secret, at most 72 bytes; made up by the first start when absent or blank
 */
@Validated
@ConfigurationProperties("engagements")
public record IdentitySettings(
        @NotNull @DefaultValue("./data") Path dataDir,

        @NotNull @Pattern(regexp = "https?://[^\\s?#]+", message = "must be an http or https address")
        String publicUrl,

        @DefaultValue("true") boolean demo,
        @DefaultValue("false") boolean operatorLink,
        @Nullable String demoSecret) {

    public IdentitySettings {
        if (demoSecret != null && demoSecret.isBlank()) {
            demoSecret = null;
        }
    }

    /** Without the secret, which has no place in a log. */
    @Override
    public String toString() {
        return "IdentitySettings[dataDir=%s, publicUrl=%s, demo=%s]".formatted(dataDir, publicUrl, demo);
    }
}
