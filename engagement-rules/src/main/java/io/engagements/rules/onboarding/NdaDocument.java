package io.engagements.rules.onboarding;

import io.engagements.events.engagement.DocumentKind;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code NDA-DOCUMENT}: once the client has provided an agreement, its latest version is what the VA signs. */
record NdaDocument(Documents documents, String signed, Instant at) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.NDA_DOCUMENT;
    }

    @Override
    public boolean holds() {
        return latest().map(document -> document.sha256().equals(signed)).orElse(true);
    }

    private Optional<Document> latest() {
        return documents.latestAt(DocumentKind.NDA, at);
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("documentSha256", signed);
        documents
                .meantBy(DocumentKind.NDA, signed, at)
                .ifPresent(older -> facts.put("documentVersion", older.version()));
        latest().ifPresent(document -> {
            facts.put("latestSha256", document.sha256());
            facts.put("latestVersion", document.version());
        });
        return facts;
    }

    /** The latest version can be signed. */
    @Override
    public List<String> next() {
        return List.of("sign-nda");
    }
}
