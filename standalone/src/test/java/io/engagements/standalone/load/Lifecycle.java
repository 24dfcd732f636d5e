package io.engagements.standalone.load;

import io.engagements.events.Caller;
import io.engagements.events.DomainCommand;
import io.engagements.events.Role;
import io.engagements.events.candidacy.CandidacyCommand.HireVA;
import io.engagements.events.candidacy.CandidacyCommand.OfferTerms;
import io.engagements.events.candidacy.CandidacyCommand.OpenCandidacy;
import io.engagements.events.candidacy.CandidacyCommand.RecordVettingCheck;
import io.engagements.events.candidacy.Criterion;
import io.engagements.events.candidacy.Outcome;
import io.engagements.events.engagement.CriterionDraft;
import io.engagements.events.engagement.Item;
import io.engagements.events.engagement.ReviewCommand.AcceptDeliverable;
import io.engagements.events.engagement.ReviewCommand.RejectDeliverable;
import io.engagements.events.engagement.ReviewCommand.RequestQualityImprovement;
import io.engagements.events.engagement.WorkCommand.CommitToDeliverable;
import io.engagements.events.engagement.WorkCommand.RequestDeliverable;
import io.engagements.events.engagement.WorkCommand.SubmitDeliverable;
import io.engagements.events.terms.Fee;
import io.engagements.events.terms.TermsDraft;
import io.engagements.events.time.When;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** One engagement's commands in the order of life: the hiring, then deliverable after deliverable without end. */
final class Lifecycle {

    /** A command and who gives it. */
    record Step(DomainCommand command, Caller by) {}

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final double IMPROVED = 0.2;

    private final String engagementId = UUID.randomUUID().toString();
    private final Caller client;
    private final Caller va;
    private final Random random;
    private final Deque<Step> next = new ArrayDeque<>();
    private int deliverables;
    private long version;

    Lifecycle(String clientId, String vaId, Random random) {
        this.client = new Caller(clientId, clientId, null, Set.of(Role.CLIENT));
        this.va = new Caller(vaId, vaId, null, Set.of(Role.VA));
        this.random = random;
    }

    String engagementId() {
        return engagementId;
    }

    /** The engagement's version after the last work step given: each of them stores one event. */
    long version() {
        return version;
    }

    /** So many pieces of work were begun by {@link #work}. */
    int deliverables() {
        return deliverables;
    }

    List<Step> hiring() {
        String candidacy = UUID.randomUUID().toString();
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(new OpenCandidacy(candidacy, va.party()), client));
        for (Criterion criterion : Criterion.values()) {
            steps.add(new Step(
                    new RecordVettingCheck(candidacy, criterion, Outcome.SATISFIED, text("Looked at, ", 60)), client));
        }
        steps.add(new Step(new OfferTerms(candidacy, terms()), va));
        steps.add(new Step(new HireVA(engagementId, candidacy, 1), client));
        return steps;
    }

    Step work() {
        if (next.isEmpty()) {
            next.addAll(deliverable("d" + ++deliverables));
        }
        version++;
        return next.remove();
    }

    /** The beginning of a piece of work's life: asked for, committed to, handed in. */
    List<Step> begun(String id, int steps) {
        List<Step> begun = deliverable(id).subList(0, steps);
        version += steps;
        return begun;
    }

    /** A piece of work that was never right. */
    List<Step> rejected(String id) {
        List<Step> steps = new ArrayList<>(begun(id, 3));
        for (int round = 1; round <= 2; round++) {
            steps.add(improvement(id, round));
            steps.add(submission(id));
        }
        steps.add(
                new Step(new RejectDeliverable(engagementId, id, 3, List.of("c1"), text("Still wrong: ", 60)), client));
        version += 5;
        return steps;
    }

    private Step improvement(String id, int version) {
        return new Step(
                new RequestQualityImprovement(
                        engagementId, id, version, List.of("c1"), text("Two prices are wrong: ", 60), null, null),
                client);
    }

    private List<Step> deliverable(String id) {
        List<Step> steps = new ArrayList<>();
        When due = When.of(LocalDateTime.now(MADRID).plusDays(30).withNano(0), MADRID);
        List<CriterionDraft> criteria = List.of(new CriterionDraft("c1", "Every price is in the right column"));
        steps.add(new Step(
                new RequestDeliverable(
                        engagementId, id, "Price list of the season", text("About ", 80), criteria, due, null),
                client));
        steps.add(new Step(new CommitToDeliverable(engagementId, id), va));
        steps.add(submission(id));
        int submissions = 1;
        if (random.nextDouble() < IMPROVED) {
            steps.add(improvement(id, 1));
            steps.add(submission(id));
            submissions = 2;
        }
        steps.add(new Step(new AcceptDeliverable(engagementId, id, submissions, text("Fine, ", 60), 5), client));
        return steps;
    }

    private Step submission(String id) {
        Item item = new Item("list.pdf", HASH, "https://files.example/list", null, 1L);
        return new Step(new SubmitDeliverable(engagementId, id, List.of(item), text("As agreed, ", 60), null), va);
    }

    private String text(String beginning, int atMost) {
        return beginning + "x".repeat(random.nextInt(atMost));
    }

    private static TermsDraft terms() {
        Fee fee = new Fee(new BigDecimal("42.00"), "USD", Fee.Per.HOUR);
        List<String> offered = List.of("Bookkeeping");
        List<String> excluded = List.of("Legal advice");
        return new TermsDraft(
                fee, MADRID, offered, excluded, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null);
    }
}
