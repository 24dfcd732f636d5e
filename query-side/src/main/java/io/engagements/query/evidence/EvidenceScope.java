package io.engagements.query.evidence;

import io.engagements.events.ledger.HeadKeys;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a package is about.
 *
 * @param id of the engagement or party; empty for the whole ledger
 * @param subjects whose entries belong to it, whole; none for the whole ledger
 */
record EvidenceScope(Kind kind, String id, List<String> subjects) {

    enum Kind {
        ENGAGEMENT,
        PARTY,
        LEDGER
    }

    /** What is to be proven complete. */
    List<String> keys() {
        Stream<String> with = kind == Kind.PARTY ? Stream.of(HeadKeys.with(id)) : Stream.of();
        return Stream.concat(with, subjects.stream().map(HeadKeys::subject)).toList();
    }
}
