package io.engagements.query.engagement;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.engagements.events.stored.ContractJson;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.proposal.ProposedChange;
import tools.jackson.databind.json.JsonMapper;

/** How a contract stands in its row: the kinds of what was proposed are told apart by name. */
public final class ContractDocuments {

    private static final JsonMapper JSON = ContractJson.mapper()
            .rebuild()
            .addMixIn(ProposedChange.class, ByKind.class)
            .build();

    private ContractDocuments() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ProposedChange.TermsChange.class, name = "TERMS_CHANGE"),
        @JsonSubTypes.Type(value = ProposedChange.DueDate.class, name = "DUE_DATE"),
        @JsonSubTypes.Type(value = ProposedChange.Cancellation.class, name = "CANCELLATION"),
        @JsonSubTypes.Type(value = ProposedChange.FurtherInput.class, name = "INPUT"),
        @JsonSubTypes.Type(value = ProposedChange.Pause.class, name = "PAUSE"),
        @JsonSubTypes.Type(value = ProposedChange.Resume.class, name = "RESUME"),
        @JsonSubTypes.Type(value = ProposedChange.End.class, name = "END"),
        @JsonSubTypes.Type(value = ProposedChange.ExtraRound.class, name = "EXTRA_ROUND"),
        @JsonSubTypes.Type(value = ProposedChange.Reopening.class, name = "REOPENING")
    })
    private interface ByKind {}

    public static String written(Contract contract) {
        return JSON.writeValueAsString(contract);
    }

    public static Contract read(String document) {
        return JSON.readValue(document, Contract.class);
    }
}
