package io.engagements.rules.figures;

import io.engagements.events.Caller;
import io.engagements.events.DomainEvent;
import io.engagements.events.Role;
import io.engagements.events.engagement.AnswerProposal;
import io.engagements.events.engagement.AnswerProposal.Verb;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.stored.EventCodec;
import io.engagements.rules.Callers;
import io.engagements.rules.Decision;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A sample as it is played against the rules; what falls due is recorded before anything is decided. */
final class Play {

    private final EngagementScenario engagement;
    private final List<DomainEvent> stored = new ArrayList<>();
    private final List<JsonNode> events = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private int recorded;
    private Instant now;

    Play(Beginning beginning) {
        engagement = beginning.hire();
        now = Instant.parse(beginning.hiredAt());
        told.add(beginning.toString());
        record();
    }

    static Play of(Sample sample) {
        Play play = new Play(sample.beginning());
        sample.steps().forEach(play::play);
        return play;
    }

    /** What was stored, attempts that were refused included, in that order. */
    List<DomainEvent> stored() {
        return List.copyOf(stored);
    }

    void play(Step step) {
        now = step.before().from(situation());
        engagement.until(now.toString());
        record();
        EngagementCommand command = new ActCommands(situation()).command(step.act());
        Caller by = caller(step.by(), command, step.act().how());
        Instant received = now.minusSeconds(step.late());
        told.add("%s %s %s".formatted(received, by.person(), brief(command)));
        Decision decision =
                engagement.whenStoredLate(command, by, received.toString()).decision();
        if (decision instanceof Decision.Refused refused) {
            refused(new AttemptRefused(
                    "e1",
                    command.commandName(),
                    refused.refusal().rules(),
                    refused.refusal().facts(),
                    by.stamp(received)));
        }
        record();
    }

    /** Without what never varies. */
    private static String brief(EngagementCommand command) {
        return command.toString()
                .replaceAll("CriterionDraft\\[[^]]*](, )?", "")
                .replaceAll(
                        "\\b(?!deliverableId|materialId|accessId|channelId|itemId|confidential|validFrom|validUntil|due|local|instant|criteria|items|sha256)\\w+=[^,\\]\\[]*(,"
                                + " |(?=]))",
                        "")
                .replaceAll("(local|instant)=null(, )?", "");
    }

    private void refused(AttemptRefused attempt) {
        stored.add(attempt);
        events.add(StoredEvents.of(attempt));
        told.add("    refused by " + attempt.rules());
    }

    /** Takes over what was stored since. */
    private void record() {
        List<RecordedEvent<EngagementEvent>> history = engagement.history();
        history.subList(recorded, history.size()).forEach(each -> {
            stored.add(each.event());
            events.add(StoredEvents.of(each));
            told.add("    " + describe(each.sequence(), each.event()));
        });
        recorded = history.size();
    }

    private static String describe(long sequence, DomainEvent event) {
        return "%d %s %s".formatted(sequence, event.stamp().occurredAt(), EventCodec.nameOf(event.getClass()));
    }

    private Caller caller(Step.By by, EngagementCommand command, int how) {
        return switch (by) {
            case RIGHTFUL ->
                command.roles().contains(Role.CLIENT) && command.roles().contains(Role.VA)
                        ? side(command, how)
                        : rightful(command);
            case STRANGER -> Callers.OTHER_CLIENT;
            case AUDITOR -> Callers.AUDITOR;
        };
    }

    /** Mostly the side whose turn it is. */
    private Caller side(EngagementCommand command, int how) {
        boolean client = command instanceof AnswerProposal answer
                ? situation()
                                .lastProposal()
                                .filter(event -> event.at("/data/stamp/party")
                                        .asString("")
                                        .equals(Callers.VA.party()))
                                .isPresent()
                        != (answer.verb() == Verb.WITHDRAW)
                : how % 2 == 0;
        return client == (how != 9) ? Callers.CLIENT : Callers.VA;
    }

    private static Caller rightful(EngagementCommand command) {
        if (command.roles().contains(Role.VA)) {
            return Callers.VA;
        }
        return command.roles().contains(Role.LAWYER) ? Callers.LAWYER : Callers.CLIENT;
    }

    Situation situation() {
        return new Situation(events, now);
    }

    EngagementScenario engagement() {
        return engagement;
    }

    /** All that happened, to be read by people. */
    String told() {
        return String.join("\n", told).replaceAll("[0-9a-f]{64}", "…");
    }
}
