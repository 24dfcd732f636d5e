package io.engagements.rules.independence;

import io.engagements.events.DomainEvent;
import io.engagements.events.Role;
import io.engagements.events.Stamp;
import io.engagements.events.candidacy.CandidacyEvent.TermsOffered;
import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.events.engagement.ContestCause;
import io.engagements.events.engagement.ContractEvent.TermsChangeAccepted;
import io.engagements.events.engagement.ContractEvent.TermsChangeProposed;
import io.engagements.events.engagement.ContractEvent.TermsChanged;
import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.OfProposal;
import io.engagements.events.engagement.ProposalEvent.ProposalDeclined;
import io.engagements.events.engagement.ProposalEvent.ProposalLapsed;
import io.engagements.events.engagement.ProposalEvent.ProposalWithdrawn;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.engagement.ReviewEvent.DeliverableAccepted;
import io.engagements.events.engagement.ReviewEvent.DeliverableRejected;
import io.engagements.events.engagement.ReviewEvent.ImprovementContested;
import io.engagements.events.engagement.ReviewEvent.QualityImprovementRequested;
import io.engagements.events.engagement.ReviewEvent.ReviewLapsed;
import io.engagements.events.engagement.TerminationEvent.EngagementEnded;
import io.engagements.events.engagement.WorkEvent.DeliverableRequested;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.terms.Terms;
import io.engagements.rules.EventRef;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.independence.Judgement.Kind;
import io.engagements.rules.proposal.Proposal.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the events of one engagement say about whether the VA worked in it as an independent business. */
public final class Independence {

    /** What it is made of; other events say nothing of it. */
    public static final Set<Class<? extends EngagementEvent>> EVENTS = Set.of(
            VAHired.class,
            TermsChangeProposed.class,
            TermsChangeAccepted.class,
            TermsChanged.class,
            ProposalDeclined.class,
            ProposalWithdrawn.class,
            ProposalLapsed.class,
            DeliverableRequested.class,
            DeliverableAccepted.class,
            QualityImprovementRequested.class,
            ImprovementContested.class,
            DeliverableRejected.class,
            ReviewLapsed.class,
            EngagementEnded.class);

    /** Those that keep terms and means with the VA, and the client at judging results. */
    public static final Set<RuleId> RULES = Set.of(
            RuleId.TERMS_SET_BY_VA,
            RuleId.TIMESHEETS_NOT_OWED,
            RuleId.RESULT_NOT_MEANS,
            RuleId.CRITERION_CITED,
            RuleId.OTHER_SIDE_ANSWERS);

    private final String clientId;
    private final List<InForce> versions = new ArrayList<>();
    private final Map<String, TermsChange> changes = new LinkedHashMap<>();
    private final Map<String, Set<String>> criteria = new HashMap<>();
    private final List<Judgement> judged = new ArrayList<>();
    private @Nullable EventRef ended;

    private record InForce(Terms terms, @Nullable Act proposed, Act agreed, Instant since) {}

    private Independence(String clientId) {
        this.clientId = clientId;
    }

    /**
     * @param events of {@link #EVENTS}, in the order stored
     * @param offer of the terms on which the VA was hired; absent where it is not known
     * @return empty when there was no hiring
     */
    public static Optional<Independence> of(
            List<RecordedEvent<EngagementEvent>> events, @Nullable RecordedEvent<TermsOffered> offer) {
        Independence all = null;
        for (RecordedEvent<EngagementEvent> recorded : events) {
            if (recorded.event() instanceof VAHired hired) {
                all = new Independence(hired.clientId());
                all.begin(hired, recorded, offer);
            } else if (all != null) {
                all.add(recorded);
            }
        }
        return Optional.ofNullable(all);
    }

    private void begin(VAHired hired, RecordedEvent<?> recorded, @Nullable RecordedEvent<TermsOffered> offer) {
        Act offered = offer == null ? null : new Act(Role.VA, EventRef.of(offer));
        versions.add(
                new InForce(hired.terms(), offered, act(recorded), hired.stamp().occurredAt()));
    }

    private void add(RecordedEvent<EngagementEvent> recorded) {
        EngagementEvent event = recorded.event();
        if (event instanceof TermsChangeProposed proposed) {
            Terms now = versions.get(versions.size() - 1).terms();
            changes.put(
                    proposed.proposalId(),
                    new TermsChange(
                            proposed.proposalId(),
                            now,
                            proposed.terms(),
                            Part.changed(now, proposed.terms()),
                            act(recorded),
                            State.OPEN,
                            null,
                            null));
        } else if (event instanceof TermsChangeAccepted accepted) {
            answer(accepted.proposalId(), change -> change.answered(State.ACCEPTED, act(recorded)));
        } else if (event instanceof TermsChanged changed) {
            takeEffect(changed, recorded);
        } else if (event instanceof OfProposal answer && answer.kind() == ProposalKind.TERMS_CHANGE) {
            answer(answer.proposalId(), change -> change.answered(cameTo(event), act(recorded)));
        } else if (event instanceof DeliverableRequested requested) {
            criteria.put(
                    requested.deliverableId(),
                    requested.criteria().stream().map(AcceptanceCriterion::id).collect(Collectors.toSet()));
        } else if (event instanceof EngagementEnded) {
            ended = EventRef.of(recorded);
        } else {
            judge(recorded);
        }
    }

    private static State cameTo(EngagementEvent event) {
        return event instanceof ProposalDeclined
                ? State.DECLINED
                : event instanceof ProposalWithdrawn ? State.WITHDRAWN : State.LAPSED;
    }

    private void answer(String proposalId, UnaryOperator<TermsChange> answer) {
        changes.computeIfPresent(proposalId, (id, change) -> answer.apply(change));
    }

    private void takeEffect(TermsChanged changed, RecordedEvent<?> recorded) {
        answer(changed.proposalId(), change -> change.inEffect(act(recorded)));
        TermsChange change = changes.get(changed.proposalId());
        Act agreed = change == null || change.answered() == null ? act(recorded) : change.answered();
        versions.add(new InForce(
                changed.terms(),
                change == null ? null : change.proposed(),
                agreed,
                changed.stamp().occurredAt()));
    }

    private void judge(RecordedEvent<EngagementEvent> recorded) {
        EngagementEvent event = recorded.event();
        if (event instanceof DeliverableAccepted accepted) {
            judge(Kind.ACCEPTED, accepted.deliverableId(), recorded, 0, List.of());
        } else if (event instanceof QualityImprovementRequested asked) {
            judge(Kind.IMPROVEMENT, asked.deliverableId(), recorded, asked.round(), asked.criteria());
        } else if (event instanceof DeliverableRejected rejected) {
            judge(Kind.REJECTED, rejected.deliverableId(), recorded, 0, rejected.criteria());
        } else if (event instanceof ReviewLapsed lapsed) {
            judge(Kind.LAPSED, lapsed.deliverableId(), recorded, 0, List.of());
        } else if (event instanceof ImprovementContested contested && contested.because() == ContestCause.MEANS) {
            judged.replaceAll(
                    each -> each.isRound(contested.deliverableId(), contested.round()) ? each.contested() : each);
        }
    }

    private void judge(Kind kind, String deliverableId, RecordedEvent<?> recorded, int round, List<String> cited) {
        boolean agreed = criteria.getOrDefault(deliverableId, Set.of()).containsAll(cited);
        judged.add(new Judgement(kind, deliverableId, EventRef.of(recorded), round, cited.size(), agreed, false));
    }

    private Act act(RecordedEvent<?> recorded) {
        DomainEvent event = recorded.event();
        Stamp stamp = event.stamp();
        Role by = stamp.party() == null ? null : clientId.equals(stamp.party()) ? Role.CLIENT : Role.VA;
        return new Act(by, EventRef.of(recorded));
    }

    /**
     * Midnight of 1 January in the contract zone that is in force where that day begins in UTC: so a year ends exactly where
     * the next one begins, whatever the zone was before.
     */
    public Instant beginOf(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        return first.atStartOfDay(zoneAt(first.atStartOfDay(ZoneOffset.UTC).toInstant()))
                .toInstant();
    }

    /** The contract zone that was in force at an instant, or the first one before there was any. */
    public ZoneId zoneAt(Instant instant) {
        ZoneId zone = versions.get(0).terms().zone();
        for (InForce version : versions) {
            zone = version.since().isAfter(instant) ? zone : version.terms().zone();
        }
        return zone;
    }

    /** When the VA was hired. */
    public Instant begun() {
        return versions.get(0).since();
    }

    /** When it ended; empty while it has not. */
    public Optional<Instant> ended() {
        return Optional.ofNullable(ended).map(EventRef::at);
    }

    /** Whether it ran at any moment of that year. */
    public boolean isActiveIn(int year) {
        return begun().isBefore(beginOf(year + 1))
                && ended().filter(end -> end.isBefore(beginOf(year))).isEmpty();
    }

    /**
     * What it says of a year.
     *
     * @param from inclusive
     * @param until exclusive
     * @param settings of fee, hours and contact that were in force at any moment of it, in the order in which they were set
     * @param changes of the terms of which anything happened in it
     * @param judged in it
     */
    public record OfYear(
            Instant from, Instant until, List<Setting> settings, List<TermsChange> changes, List<Judgement> judged) {

        /** Different pieces that a person accepted. */
        public int accepted() {
            Set<String> accepted = new HashSet<>();
            judged.stream()
                    .filter(each -> each.kind() == Kind.ACCEPTED)
                    .map(Judgement::deliverableId)
                    .forEach(accepted::add);
            return accepted.size();
        }

        /** How often this was said. */
        public int count(Kind kind) {
            return (int) judged.stream().filter(each -> each.kind() == kind).count();
        }
    }

    public OfYear in(int year) {
        Instant from = beginOf(year);
        Instant until = beginOf(year + 1);
        return new OfYear(
                from,
                until,
                Stream.of(Part.FEE, Part.HOURS, Part.CONTACT)
                        .flatMap(part -> settings(part, from, until).stream())
                        .toList(),
                changes.values().stream()
                        .filter(change -> change.isOf(from, until))
                        .toList(),
                judged.stream()
                        .filter(each -> !each.ref().at().isBefore(from)
                                && each.ref().at().isBefore(until))
                        .toList());
    }

    /** Each value once, with what set it: the one in force when the year begins, and those that came into force in it. */
    private List<Setting> settings(Part part, Instant from, Instant until) {
        List<Setting> settings = new ArrayList<>();
        Terms before = null;
        for (InForce version : versions) {
            if (version.since().isBefore(until) && (before == null || !part.isSame(before, version.terms()))) {
                if (!version.since().isAfter(from)) {
                    settings.clear();
                }
                settings.add(new Setting(part, version.terms(), version.proposed(), version.agreed(), version.since()));
            }
            before = version.terms();
        }
        return List.copyOf(settings);
    }
}
