package io.engagements.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.engagements.events.stored.ContractJson;
import tools.jackson.databind.json.JsonMapper;

/** Numbers as JSON, as they are answered: what cannot be told is null, and not left out. */
public final class ReportJson {

    private static final JsonMapper MAPPER = ContractJson.mapper()
            .rebuild()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.ALWAYS))
            .build();

    private ReportJson() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }
}
