package io.engagements.query.engagement;

import io.engagements.events.Caller;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.Viewer;
import io.engagements.query.party.Named;
import io.engagements.query.party.PartyNames;
import io.engagements.query.replay.Replay;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.ground.Ground;
import io.engagements.support.access.AccessKind;
import io.engagements.support.access.AccessTo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Engagements and their grounds. */
@RestController
class EngagementController {

    private static final String DELIVERABLES = "deliverables";

    private static final String GROUNDS = "grounds";

    private final EngagementRows rows;
    private final Engagements engagements;
    private final Replay replay;
    private final Reader reader;
    private final AsOf asOf;
    private final PartyNames names;

    EngagementController(
            EngagementRows rows, Engagements engagements, Replay replay, Reader reader, AsOf asOf, PartyNames names) {
        this.rows = rows;
        this.engagements = engagements;
        this.replay = replay;
        this.reader = reader;
        this.asOf = asOf;
        this.names = names;
    }

    @GetMapping("/api/engagements")
    Page<Named<EngagementView.Summary>> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String party,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @AuthenticationPrincipal Caller caller) {
        if (state != null
                && Stream.of(EngagementStatus.values())
                        .noneMatch(known -> known.name().equals(state))) {
            throw ProblemException.parameter("state", "is one of ACTIVE, PAUSED, TERMINATING, ENDED");
        }
        Instant now = asOf.now();
        Page<Contract> page = rows.page(Viewer.of(caller), state, party, limit, cursor);
        return names.tell(
                page, contract -> contract.parties().ids(), contract -> EngagementView.summary(contract, now));
    }

    @GetMapping("/api/engagements/{id}")
    Named<EngagementView> one(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable Long asOfSequence,
            @RequestParam(required = false) @Nullable Long minVersion,
            @AuthenticationPrincipal Caller caller) {
        if (asOf != null && asOfSequence != null) {
            throw ProblemException.parameter("asOfSequence", "does not go with asOf");
        }
        Optional<Instant> moment = this.asOf.asked(asOf);
        Contract contract = visible(id, minVersion, moment.isPresent() || asOfSequence != null, caller);
        if (asOfSequence != null) {
            Engagement then = replay.asOfSequence(id, asOfSequence).orElseThrow(ProblemException::unknown);
            return told(then, then.contract().last().at());
        }
        Engagement engagement = moment.map(at -> asOf(id, at)).orElseGet(() -> engagements.of(contract));
        return told(engagement, moment.orElseGet(this.asOf::now));
    }

    private Named<EngagementView> told(Engagement engagement, Instant at) {
        return names.tell(
                EngagementView.of(engagement, at),
                engagement.contract().parties().ids());
    }

    /** All of them, where the engagement itself shows only the latest; in the order in which they were requested. */
    @GetMapping("/api/engagements/{id}/deliverables")
    Deliverables deliverables(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable Long minVersion,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @AuthenticationPrincipal Caller caller) {
        Optional<Instant> moment = this.asOf.asked(asOf);
        Engagement engagement = engagement(id, moment, minVersion, caller);
        Contract contract = engagement.contract();
        Instant at = moment.orElseGet(this.asOf::now);
        Page<EngagementView.DeliverableView> page = Page.within(
                        DELIVERABLES, engagement.deliverables().values(), limit, cursor)
                .map(each -> EngagementView.deliverable(contract, each, at));
        return new Deliverables(contract.version(), page.items(), page.next());
    }

    /** One page. */
    record Deliverables(
            long version,
            List<EngagementView.DeliverableView> items,
            @Nullable String next) {}

    /** One, with the latest of everything that belongs to it. */
    @GetMapping("/api/engagements/{id}/deliverables/{deliverableId}")
    EngagementView.DeliverableView deliverable(
            @PathVariable String id,
            @PathVariable String deliverableId,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable Long minVersion,
            @AuthenticationPrincipal Caller caller) {
        Optional<Instant> moment = this.asOf.asked(asOf);
        Engagement engagement = engagement(id, moment, minVersion, caller);
        return engagement
                .deliverables()
                .get(deliverableId)
                .map(each -> EngagementView.deliverable(engagement.contract(), each, moment.orElseGet(this.asOf::now)))
                .orElseThrow(ProblemException::unknown);
    }

    private Engagement engagement(String id, Optional<Instant> moment, @Nullable Long minVersion, Caller caller) {
        Contract contract = visible(id, minVersion, moment.isPresent(), caller);
        return moment.map(at -> asOf(id, at)).orElseGet(() -> engagements.of(contract));
    }

    @GetMapping("/api/engagements/{id}/grounds")
    EngagementView.Grounds grounds(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable Long minVersion,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @AuthenticationPrincipal Caller caller) {
        Optional<Instant> moment = this.asOf.asked(asOf);
        Contract contract = visible(id, minVersion, moment.isPresent(), caller);
        Engagement engagement = moment.map(at -> asOf(id, at)).orElseGet(() -> engagements.withGroundsOnly(contract));
        Page<Ground> page = Page.within(
                GROUNDS, engagement.grounds().values(), limit == null ? (Integer) Page.MOST : limit, cursor);
        return EngagementView.grounds(engagement.contract(), page, moment.orElseGet(this.asOf::now));
    }

    /** Answered as the command would be; nothing is stored, and no refusal recorded. */
    @GetMapping("/api/engagements/{id}/may-terminate")
    MayTerminate mayTerminate(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable List<String> grounds,
            @RequestParam(required = false) @Nullable Long minVersion,
            @AuthenticationPrincipal Caller caller) {
        Contract contract = visible(id, minVersion, false, caller);
        return MayTerminate.of(engagements.of(contract), grounds == null ? List.of() : grounds, this.asOf.now());
    }

    private Engagement asOf(String id, Instant at) {
        return replay.asOf(id, at).orElseThrow(ProblemException::unknown);
    }

    /** @param replayed whether the answer comes from the history, which is then the one that must have come far enough */
    private Contract visible(String id, @Nullable Long minVersion, boolean replayed, Caller caller) {
        return reader.read(
                AccessTo.engagement(AccessKind.ENGAGEMENT, id),
                minVersion,
                () -> rows.find(id, Viewer.of(caller)),
                contract -> replayed ? replay.versionOf(id) : contract.version());
    }
}
