package io.engagements.query.engagement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.engagements.events.Caller;
import io.engagements.events.refusal.Refusal;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.Viewer;
import io.engagements.rules.Decision;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.engagement.WhatIf;
import io.engagements.rules.ground.Ground;
import io.engagements.support.access.AccessKind;
import io.engagements.support.access.AccessTo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** "What if I deliver then?" Answered as the command would be; nothing is stored, and no refusal recorded. */
@RestController
class WhatIfController {

    private final EngagementRows rows;
    private final Engagements engagements;
    private final Reader reader;
    private final AsOf asOf;

    WhatIfController(EngagementRows rows, Engagements engagements, Reader reader, AsOf asOf) {
        this.rows = rows;
        this.engagements = engagements;
        this.reader = reader;
        this.asOf = asOf;
    }

    /**
     * What delivering then would come to.
     *
     * @param due the end to keep: the open round's, else the agreed due; absent when nothing is owed
     * @param onTime absent when there is no end to keep, or it would not be taken
     * @param grounds those that would stand otherwise than without the delivery
     * @param rule the first rule against it; absent when it would be taken
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            long version,
            String deliverableId,
            Instant submittedAt,
            boolean taken,
            @Nullable Deadline due,
            @Nullable Boolean onTime,
            @Nullable Long lateBySeconds,
            List<GroundChange> grounds,
            @Nullable RuleId rule,
            @JsonUnwrapped @Nullable Refusal refusal) {}

    /** How a ground would stand without and with the delivery. */
    record GroundChange(String groundId, Ground.Kind kind, Ground.State without, Ground.State with) {}

    @GetMapping("/api/engagements/{id}/what-if")
    Answer whatIf(
            @PathVariable String id,
            @RequestParam String deliverable,
            @RequestParam String submittedAt,
            @RequestParam(required = false) @Nullable Long minVersion,
            @AuthenticationPrincipal Caller caller) {
        Instant moment = asOf.notBeforeNow("submittedAt", submittedAt);
        Contract contract = reader.read(
                AccessTo.engagement(AccessKind.ENGAGEMENT, id),
                minVersion,
                () -> rows.find(id, Viewer.of(caller)),
                Contract::version);
        WhatIf answer = WhatIf.delivered(engagements.of(contract), deliverable, moment)
                .orElseThrow(() -> ProblemException.parameter("deliverable", "is none of this engagement"));
        return view(contract.version(), deliverable, moment, answer);
    }

    private static Answer view(long version, String deliverable, Instant moment, WhatIf answer) {
        boolean taken = answer.decision() instanceof Decision.Done;
        Optional<Deadline> due = answer.due().filter(each -> taken);
        Refusal refusal = answer.decision() instanceof Decision.Refused refused ? refused.refusal() : null;
        return new Answer(
                version,
                deliverable,
                moment,
                taken,
                answer.due().orElse(null),
                due.map(each -> each.isMetAt(moment)).orElse(null),
                due.map(each -> lateBySeconds(each, moment)).orElse(null),
                groundChanges(answer, moment),
                refusal == null ? null : refusal.rule(),
                refusal);
    }

    private static long lateBySeconds(Deadline due, Instant moment) {
        return due.isMetAt(moment) ? 0 : Duration.between(due.instant(), moment).toSeconds();
    }

    private static List<GroundChange> groundChanges(WhatIf answer, Instant moment) {
        Engagement without = answer.before();
        return answer.after().grounds().values().stream()
                .flatMap(with -> without.grounds().get(with.groundId()).stream()
                        .filter(ground -> ground.stateAt(moment) != with.stateAt(moment))
                        .map(ground -> new GroundChange(
                                ground.groundId(), ground.kind(), ground.stateAt(moment), with.stateAt(moment))))
                .toList();
    }
}
