package io.engagements.standalone.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.engagements.events.refusal.RuleId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457) as the interface writes it.
 *
 * @param rule the first rule that refuses
 * @param rules all that do
 * @param facts what they looked at
 * @param next what the caller may do instead
 * @param events what of it is on record: the refused attempt, whose receipt the header {@code Link} names
 * @param errors what is wrong with which field or parameter
 * @param current what won, where somebody else was first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        @Nullable String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @Nullable RuleId rule,
        @Nullable List<RuleId> rules,
        @Nullable Map<String, Object> facts,
        @Nullable List<String> next,
        @Nullable List<OnRecord> events,
        @Nullable List<Mistake> errors,
        @Nullable Current current) {

    /** An event of the ledger. */
    record OnRecord(String id, String type) {}

    /**
     * @param pointer to a field of the body (RFC 6901)
     * @param parameter of the query
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Mistake(@Nullable String pointer, @Nullable String parameter, String detail) {}

    /**
     * @param command what caused it; absent when time did
     * @param party who did it; absent when time did, or when the caller may not know
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Current(
            long version,
            @Nullable String command,
            @Nullable String party,
            Instant at) {}
}
