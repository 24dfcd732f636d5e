package io.engagements.support.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a party may ask of one instance of the command side within a minute; 0 stands for no limit.
 *
 * @param commandsPerMinute commands, whatever comes of them
 * @param refusalsPerMinute commands and uploads that are answered with a 4xx, lost races (409, 412) apart
 * @param uploadsPerMinute uploaded files, whatever comes of them
 */
@ConfigurationProperties("engagements.limits")
public record LimitSettings(
        @DefaultValue("0") int commandsPerMinute,
        @DefaultValue("0") int refusalsPerMinute,
        @DefaultValue("0") int uploadsPerMinute) {

    public LimitSettings {
        if (commandsPerMinute < 0 || refusalsPerMinute < 0 || uploadsPerMinute < 0) {
            throw new IllegalArgumentException("engagements.limits: a limit is a number per minute, or 0 for none");
        }
    }
}
