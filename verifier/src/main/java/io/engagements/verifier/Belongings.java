package io.engagements.verifier;

import io.engagements.events.candidacy.CandidacyEvent.CandidacyOpened;
import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.events.ledger.HeadKeys;
import io.engagements.events.party.PartyEvent;
import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.Sentence;
import io.engagements.proof.heads.Head;
import io.engagements.proof.tree.TreeHasher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a package of an engagement or a party has to hold, found out from its entries as they come: what it is about, how far the
 * entries about each of these things go, and whether one of a sequence is missing. Kept is one head for each thing.
 */
final class Belongings {

    private final Manifest.Scope scope;
    private final TreeHasher hasher = new TreeHasher();
    private final Map<String, Thing> things = new HashMap<>();

    /** Keys of the heads, but for that of the party's beginnings. */
    private final Set<String> ours = new LinkedHashSet<>();

    private @Nullable String candidacyId;
    private @Nullable Thing with;

    Belongings(Manifest.Scope scope) {
        this.scope = scope;
        if (scope.kind() == Manifest.Kind.party) {
            ours.add(HeadKeys.subject(PartyEvent.subjectOf(scope.idOf())));
            with = new Thing(HeadKeys.with(scope.idOf()));
        } else {
            ours.add(HeadKeys.subject(scope.idOf()));
        }
    }

    /** What there are entries about. */
    private static final class Thing {

        private final String name;
        private Head head;
        private long stray;
        private long sequence;
        private @Nullable Sentence gap;

        Thing(String name) {
            this.name = name;
            this.head = Head.before(name);
        }
    }

    void add(Read read) {
        List<String> keys = read.keys();
        if (keys.isEmpty()) {
            throw stray(read.position());
        }
        discover(read);
        Thing party = with;
        boolean isWith = party != null && keys.contains(party.name);
        if (party != null && isWith) {
            count(party, read);
        }
        Thing thing = things.computeIfAbsent(keys.get(0), Thing::new);
        count(thing, read);
        follow(thing, read);
        if (!isWith && thing.stray == 0) {
            thing.stray = read.position();
        }
    }

    private void count(Thing thing, Read read) {
        thing.head = thing.head.with(read.position(), read.leaf(), hasher);
    }

    private static void follow(Thing thing, Read read) {
        if (read.entry().aggregateType() == null || thing.gap != null) {
            return;
        }
        long sequence = read.entry().sequence();
        if (sequence != thing.sequence) {
            thing.gap = Says.Four.EVENT_MISSING.of(
                    read.position(), sequence, Canonical.shown(read.entry().subject()), thing.sequence);
        }
        thing.sequence = sequence + 1;
    }

    private void discover(Read read) {
        if (read.event() instanceof VAHired hired) {
            if (isOurs(hired.clientId(), hired.vaId())) {
                ours.add(HeadKeys.subject(hired.engagementId()));
            } else if (scope.kind() == Manifest.Kind.engagement
                    && hired.engagementId().equals(scope.idOf())) {
                candidacyId = hired.candidacyId();
            }
        } else if (read.event() instanceof CandidacyOpened opened && isOurs(opened.clientId(), opened.vaId())) {
            ours.add(HeadKeys.subject(opened.candidacyId()));
        }
    }

    private boolean isOurs(String clientId, String vaId) {
        return scope.kind() == Manifest.Kind.party
                && (scope.idOf().equals(clientId) || scope.idOf().equals(vaId));
    }

    /** Whether this engagement's numbers are among those of the package. */
    boolean isOurs(String subject) {
        return ours.contains(HeadKeys.subject(subject));
    }

    /** Whether an entry that is not in the package should be. To be asked when all have come. */
    boolean belongs(Read read) {
        return read.keys().stream().anyMatch(this::isKey);
    }

    private boolean isKey(String key) {
        return with != null && key.equals(with.name) || ours.contains(key);
    }

    /**
     * Returns when the package is complete: neither more nor less than what belongs to it.
     *
     * @throws InvalidProofException when something was left out or put in
     */
    void requireComplete(Commitment commitment, Verdict verdict) {
        addCandidacy(commitment, verdict);
        List<Thing> strays = new ArrayList<>(things.values());
        strays.removeIf(thing -> thing.stray == 0 || isKey(thing.name));
        strays.stream().mapToLong(thing -> thing.stray).min().ifPresent(position -> {
            throw stray(position);
        });
        for (String key : ours) {
            Thing thing = things.getOrDefault(key, new Thing(key));
            commitment.require(thing.name, thing.head);
            if (thing.gap != null) {
                throw new InvalidProofException(thing.gap);
            }
        }
        if (with != null) {
            commitment.require(with.name, with.head);
        }
        verdict.holds(Says.Three.COMPLETE.of(scope.shown(), commitment.shown(), ours.size() + (with == null ? 0 : 1)));
    }

    /** How the VA was chosen is not everybody's who may see the engagement. */
    private void addCandidacy(Commitment commitment, Verdict verdict) {
        if (scope.kind() == Manifest.Kind.party) {
            return;
        }
        String key = candidacyId == null ? null : HeadKeys.subject(candidacyId);
        if (key != null && (things.containsKey(key) || commitment.has(Head.keyOf(key)))) {
            ours.add(key);
        } else {
            verdict.notChecked(Says.None.NO_CANDIDACY.of());
        }
    }

    private InvalidProofException stray(long position) {
        return new InvalidProofException(Says.Two.STRAY.of(position, scope.shown()));
    }
}
