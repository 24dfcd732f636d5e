package io.engagements.standalone.faults;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** A client hires a VA: the one has at most one open candidacy with the other at a time. */
final class Hiring {

    private static final List<String> CRITERIA = List.of(
            "EXPERIENCE",
            "WEBSITE",
            "REFERENCES",
            "WRITING",
            "CONSULTATION",
            "RESPONSIVENESS",
            "BUSINESS_UNDERSTANDING",
            "TECHNOLOGY",
            "SERVICE_CLARITY",
            "FEE_AND_TERM");

    private final Api api;
    private final String client;
    private final String va;
    private final Random random;

    /** @param pair the client's and the VA's account */
    Hiring(Api api, List<String> pair, Random random) {
        this.api = api;
        this.client = pair.get(0);
        this.va = pair.get(1);
        this.random = random;
    }

    String open() throws InterruptedException {
        String candidacy = id();
        api.done(client, "open-candidacy", Map.of("candidacyId", candidacy, "vaId", va));
        return candidacy;
    }

    /** @return the engagement's id */
    String complete(String candidacy) throws InterruptedException {
        for (String criterion : CRITERIA) {
            api.done(client, "record-vetting-check", check(candidacy, criterion));
        }
        api.done(va, "offer-terms", Map.of("candidacyId", candidacy, "terms", terms()));
        String engagement = id();
        api.done(client, "hire-va", Map.of("engagementId", engagement, "candidacyId", candidacy, "termsVersion", 1));
        return engagement;
    }

    private String id() {
        return Long.toHexString(random.nextLong());
    }

    private static Map<String, ?> check(String candidacy, String criterion) {
        return Map.of(
                "candidacyId",
                candidacy,
                "criterion",
                criterion,
                "outcome",
                "SATISFIED",
                "evidence",
                "Looked at, on the telephone and in writing");
    }

    private static Map<String, ?> terms() {
        return Map.of(
                "fee", Map.of("amount", 42, "currency", "USD", "per", "HOUR"),
                "zone", "Europe/Madrid",
                "servicesOffered", List.of("Bookkeeping"),
                "servicesExcluded", List.of("Legal advice"));
    }
}
