package io.engagements.rules.engagement;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.LAWYER;
import static io.engagements.rules.Callers.VA;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Caller;
import io.engagements.events.CommandTable;
import io.engagements.events.DomainCommand;
import io.engagements.events.engagement.AnswerProposal;
import io.engagements.events.engagement.AnswerProposal.Verb;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.engagement.TerminationCommand.GiveBreachNotice;
import io.engagements.events.engagement.TerminationCommand.TerminateContract;
import io.engagements.events.refusal.Refusal;
import io.engagements.events.stored.ContractJson;
import io.engagements.rules.Anything;
import io.engagements.rules.Callers;
import io.engagements.rules.Commands;
import io.engagements.rules.Decision;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.TermsMother;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.proposal.Proposal;
import io.engagements.rules.tasks.Task;
import io.engagements.rules.work.Deliverable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * People do anything at any time, every command there is among it. Whatever a refusal names next would not be refused, and whoever answers what stands on
 * the work list is not refused either: both are tried with commands made here.
 */
class NextStepsModelTest {

    private static final int TALES = Integer.getInteger("engagements.tales", 2_000) / 16;
    private static final int STEPS = 60;
    private static final int AFTERWARDS = 6;
    private static final int TRIES = 8;

    private static final List<String> WORK = CommandTable.samples().stream()
            .filter(command -> !(command instanceof AnswerProposal))
            .filter(command -> ContractJson.mapper().valueToTree(command).has("deliverableId"))
            .map(DomainCommand::commandName)
            .toList();

    private final Map<String, Integer> done = new TreeMap<>();
    private final Set<String> named = new TreeSet<>();

    private Random random = new Random();
    private EngagementScenario story = EngagementScenario.hired();
    private Instant now = Instant.EPOCH;
    private Map<String, Set<String>> known = new HashMap<>();
    private int learnt;
    private int ids;
    private int waited;
    private int sufficed;
    private List<String> log = new ArrayList<>();

    @Test
    void whatIsNamedNextAndWhatIsOnTheWorkListIsPossible() {
        long first = Long.getLong("engagements.seed", 1);
        for (long seed = first; seed < first + TALES; seed++) {
            begin(seed);
            int afterwards = 0;
            for (int step = 0; step < STEPS && afterwards < AFTERWARDS; step++) {
                afterwards += story.state().contract().isClosedAt(now) ? 1 : 0;
                now = now.plus(
                        random.nextInt(4) == 0
                                ? Duration.ofHours(random.nextInt(90))
                                : Duration.ofMinutes(random.nextInt(90)));
                story.until(now.toString());
                act("-Dengagements.seed=" + seed + "L");
            }
        }
        // So many at least, of whatever there is: a tale in which little can be done shows little.
        assertThat(done).hasSizeGreaterThan(45);
        assertThat(named).hasSizeGreaterThan(25);
        assertThat(waited).isGreaterThan(10);
        assertThat(sufficed).isGreaterThan(1);
    }

    private void begin(long seed) {
        random = new Random(seed);
        ids = 0;
        known = new HashMap<>();
        learnt = 0;
        now = Instant.parse(EngagementScenario.HIRED_AT);
        log = new ArrayList<>();
        TermsMother terms = TermsMother.terms()
                .rounds(random.nextInt(3))
                .noticeDays(random.nextInt(2) * 10)
                .cureDays(1 + random.nextInt(3))
                .lateness(2, 30);
        story = EngagementScenario.hiredOn(random.nextInt(3) == 0 ? terms.endsOn("2027-02-20") : terms);
        if (random.nextInt(3) > 0) {
            story.given(Commands.appoint("sol"), CLIENT, now.toString());
        }
        if (story.state().contract().parties().lawyerId() != null && random.nextBoolean()) {
            story.given(Commands.approve(), LAWYER, now.toString());
        }
        for (String due : List.of("2027-01-11T18:00", "2027-01-12T18:00")) {
            String id = id();
            story.given(Commands.request(id, due), CLIENT, now.toString())
                    .given(Commands.commit(id), VA, now.toString());
        }
    }

    private void act(String seed) {
        EngagementCommand command = random.nextInt(3) == 0 ? some() : likely();
        Caller by = one(senders(command));
        Decision decision = story.when(command, by, now.toString()).decision();
        if (decision instanceof Decision.Done) {
            done.merge(command.commandName(), 1, Integer::sum);
        }
        log.add(now + " " + by.party() + " " + command + " "
                + decision.getClass().getSimpleName());
        String about = seed + "\n" + String.join("\n", log);
        if (decision instanceof Decision.Refused refused) {
            isPossible(refused.refusal(), by, about);
            timeHelps(command, refused.refusal(), by, about);
            sufficesAlready(refused.refusal(), by, about);
        }
        theWorkListIsPossible(about);
        wouldTheClientTerminate(about);
    }

    /** Asked again and again: what is missed is noticed now and then, and cured by time seldom. */
    private void wouldTheClientTerminate(String about) {
        List<String> standing = Ground.standing(story.state().grounds(), now);
        List<String> some =
                standing.stream().filter(ground -> random.nextBoolean()).toList();
        for (EngagementCommand command : List.of(
                new TerminateContract("e1", some, "Nothing came", null),
                new GiveBreachNotice("e1", some, "It is missing"))) {
            if (!standing.isEmpty() && decide(command, CLIENT) instanceof Decision.Refused refused) {
                isPossible(refused.refusal(), CLIENT, about);
                timeHelps(command, refused.refusal(), CLIENT, about);
                sufficesAlready(refused.refusal(), CLIENT, about);
            }
        }
        if (!some.isEmpty() && random.nextInt(8) == 0) {
            story.when(new GiveBreachNotice("e1", some, "It is missing"), CLIENT, now.toString());
        }
    }

    /** Mostly about work, often an answer to what is proposed. */
    private EngagementCommand some() {
        List<Proposal> open = story.state().contract().proposals().all();
        int kind = random.nextInt(4);
        if (kind == 0 && !open.isEmpty()) {
            return answer(one(List.of(Verb.values())), one(open));
        }
        return anything().one(one(kind == 1 ? Anything.names() : WORK), random);
    }

    /** Of a few the one that is done, and was done the least so far; if any is. */
    private EngagementCommand likely() {
        return Stream.generate(this::some)
                .limit(TRIES)
                .filter(command ->
                        senders(command).stream().anyMatch(by -> decide(command, by) instanceof Decision.Done))
                .min(Comparator.comparing(command -> done.getOrDefault(command.commandName(), 0)))
                .orElseGet(this::some);
    }

    private static List<Caller> senders(EngagementCommand command) {
        return Stream.of(CLIENT, VA, LAWYER)
                .filter(caller -> command.roles().stream().anyMatch(caller.roles()::contains))
                .toList();
    }

    private Anything anything() {
        List<RecordedEvent<EngagementEvent>> history = story.history();
        history.subList(learnt, history.size())
                .forEach(recorded -> Anything.learn(ContractJson.mapper().valueToTree(recorded.event()), known));
        learnt = history.size();
        List<String> grounds =
                story.state().grounds().values().stream().map(Ground::groundId).toList();
        return new Anything(known, grounds, story.state().contract().terms().zone(), now, this::id);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void isPossible(Refusal refusal, Caller by, String about) {
        for (String next : refusal.next()) {
            named.add(next);
            assertThat(anything()
                            .every(next)
                            .map(command -> decide(command, by))
                            .anyMatch(decision ->
                                    decision instanceof Decision.Done || decision instanceof Decision.Invalid))
                    .as("%s, refused by %s, in\n%s", next, refusal.rules(), about)
                    .isTrue();
            assertThat(isAnswerable(next, refusal, by))
                    .as("%s by what is told, in\n%s", next, about)
                    .isTrue();
        }
    }

    /** Whoever waits until then is not refused; a termination then rests on the grounds named that stand. */
    private void timeHelps(EngagementCommand refused, Refusal refusal, Caller by, String about) {
        if (refusal.facts().get(Refusal.WAIT_UNTIL) instanceof String told) {
            waited++;
            Instant first = Instant.parse(told);
            List<String> cited = cited(refused);
            EngagementCommand later =
                    cited == null ? refused : new TerminateContract("e1", standing(cited), "Nothing came", null);
            assertThat(first).as(about).isAfter(now);
            assertThat(EngagementDecisions.decide(
                            EngagementClock.at(story.state(), first), later, by, first, Callers.DIRECTORY))
                    .as("from %s on, in\n%s", told, about)
                    .isInstanceOf(Decision.Done.class);
        }
    }

    private static @Nullable List<String> cited(EngagementCommand refused) {
        if (refused instanceof TerminateContract terminate) {
            return terminate.groundIds() == null ? List.of() : terminate.groundIds();
        } else if (refused instanceof GiveBreachNotice notice) {
            return notice.groundIds() == null ? List.of() : notice.groundIds();
        }
        return null;
    }

    private List<String> standing(List<String> cited) {
        List<String> all = Ground.standing(story.state().grounds(), now);
        List<String> own = cited.stream().filter(all::contains).toList();
        return own.isEmpty() ? all : own;
    }

    private void sufficesAlready(Refusal refusal, Caller by, String about) {
        if (refusal.facts().get(Refusal.SUFFICIENT_GROUND_IDS) instanceof List<?> grounds) {
            sufficed++;
            List<String> ids = grounds.stream().map(Object::toString).toList();
            assertThat(decide(new TerminateContract("e1", ids, "Nothing came", null), by))
                    .as("on %s, in\n%s", ids, about)
                    .isInstanceOf(Decision.Done.class);
        }
    }

    /** An answer that is named next may be given to the proposal that is told with it, if any. */
    private boolean isAnswerable(String next, Refusal refusal, Caller by) {
        if (!isAnswer(next) || !(refusal.facts().get("proposalId") instanceof String told)) {
            return true;
        }
        return Stream.of(ProposalKind.values())
                .flatMap(kind -> Stream.of(Verb.values())
                        .filter(verb -> AnswerProposal.nameOf(verb, kind).equals(next))
                        .flatMap(verb -> Stream.concat(
                                        Stream.of(Optional.<String>empty()),
                                        story.state().deliverables().values().stream()
                                                .map(each -> Optional.of(each.deliverableId())))
                                .map(about -> new AnswerProposal(verb, kind, "e1", about.orElse(null), told, null))))
                .anyMatch(answer -> decide(answer, by) instanceof Decision.Done);
    }

    private static boolean isAnswer(String name) {
        return Stream.of(ProposalKind.values())
                .flatMap(kind -> Stream.of(Verb.values()).map(verb -> AnswerProposal.nameOf(verb, kind)))
                .anyMatch(name::equals);
    }

    private Decision decide(EngagementCommand command, Caller by) {
        return EngagementDecisions.decide(story.state(), command, by, now, Callers.DIRECTORY);
    }

    private void theWorkListIsPossible(String about) {
        Contract contract = story.state().contract();
        for (Proposal proposal : contract.proposals().all()) {
            Deliverable piece = Optional.ofNullable(proposal.deliverableId())
                    .flatMap(story.state().deliverables()::get)
                    .orElse(null);
            Optional<Task> task = EngagementTasks.of(contract, piece, proposal)
                    .filter(each -> each.until() == null || !each.until().isBefore(now));
            if (task.isPresent()) {
                Caller by = proposal.by() == io.engagements.events.Role.CLIENT ? VA : CLIENT;
                assertThat(decide(answer(Verb.ACCEPT, proposal), by))
                        .as("%s in\n%s", proposal, about)
                        .isInstanceOf(Decision.Done.class);
            }
        }
    }

    private static EngagementCommand answer(Verb verb, Proposal proposal) {
        ProposalKind kind = proposal.change().kind();
        return new AnswerProposal(verb, kind, "e1", proposal.deliverableId(), proposal.proposalId(), null);
    }

    private String id() {
        return "i" + ++ids;
    }
}
