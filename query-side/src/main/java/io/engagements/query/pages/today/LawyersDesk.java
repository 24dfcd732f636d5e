package io.engagements.query.pages.today;

import com.ibm.icu.text.ListFormatter;
import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.Stamp;
import io.engagements.events.time.Deadline;
import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.Viewer;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.query.engagement.Engagements;
import io.engagements.query.pages.frame.Names;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Who;
import io.engagements.query.projection.DocumentTable.Key;
import io.engagements.query.work.WorkList;
import io.engagements.query.work.WorkList.WorkItem;
import io.engagements.rules.PersistentMap;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.contract.Ending.Notice;
import io.engagements.rules.contract.LegalOpinions;
import io.engagements.rules.contract.LegalOpinions.Word;
import io.engagements.rules.contract.TermsInForce.Approval;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.tasks.Task;
import io.engagements.rules.termination.ProvenCase;
import io.engagements.rules.termination.TerminationApproval;
import io.engagements.support.access.AccessKind;
import io.engagements.support.access.AccessTo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** What lies on a lawyer's desk: what waits for a decision, the clocks that run meanwhile, and what was decided lately. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class LawyersDesk {

    /** So many questions at once; further ones are asked for. */
    private static final int MOST = 50;

    /** In so many engagements, those in which something happened last, is looked for clocks and decisions. */
    private static final int MOST_LOOKED_AT = 50;

    private static final int MOST_SHOWN = 10;
    private static final int MOST_NOTICES = 10;
    private static final int MOST_NAMED = 3;

    private final WorkList work;
    private final EngagementRows engagements;
    private final Engagements wholes;
    private final Names names;
    private final Accesses accesses;

    LawyersDesk(WorkList work, EngagementRows engagements, Engagements wholes, Names names, Accesses accesses) {
        this.work = work;
        this.engagements = engagements;
        this.wholes = wholes;
        this.names = names;
        this.accesses = accesses;
    }

    /**
     * A clock of an engagement.
     *
     * @param over whether it has run out
     * @param what it is the end of
     * @param with the two sides
     * @param page where it is looked at
     */
    record Clock(boolean over, View.Due due, String what, String with, String page) {}

    /**
     * Something that waits for a decision.
     *
     * @param mark {@code soon} for a termination, of which the client waits; else empty
     * @param clocks cure periods of what it is about, the first to end first; empty where none was begun
     * @param noClock what is said where there is none
     * @param what is asked
     * @param with the two sides
     * @param why it is asked, and what it is about
     * @param act how it is decided
     * @param page where it is decided
     */
    record Question(
            String mark,
            List<Clock> clocks,
            String noClock,
            String what,
            String with,
            String why,
            String act,
            String page) {}

    /**
     * Something that was decided.
     *
     * @param stands how it stands now; absent for a refusal, which stands until something else is decided
     * @param tone class of its tag's colour
     * @param until while it holds, until when at the longest; absent where that has no end
     */
    record Decided(
            String at,
            String utc,
            String sentence,
            String with,
            @Nullable String stands,
            String tone,
            View.@Nullable Due until,
            String page) {}

    record Case(String with, String state, String since, String page) {}

    /**
     * @param next cursor of the following questions; null when these are the last
     * @param clocks of cases in which nothing waits for the lawyer
     * @param more whether there are more cases than those
     */
    record Docket(
            List<Question> questions,
            @Nullable String next,
            List<Clock> clocks,
            List<Decided> decided,
            List<Case> cases,
            boolean more) {}

    /** Whether somebody decides, and does nothing else. */
    static boolean isOf(Caller caller) {
        return caller.has(Role.LAWYER) && !caller.has(Role.CLIENT) && !caller.has(Role.VA);
    }

    /** @throws io.engagements.query.answer.ProblemException when the cursor is none of this list */
    Docket docket(Caller caller, @Nullable String after, View view) {
        Viewer viewer = Viewer.of(caller);
        Page<WorkItem> asked = work.of(viewer, MOST, after);
        List<Contract> latest = engagements.latestOfLawyer(viewer, MOST_LOOKED_AT + 1);
        List<Contract> looked = latest.subList(0, Math.min(MOST_LOOKED_AT, latest.size()));
        Cases cases = cases(asked.items(), looked, caller, view);
        cases.contracts().keySet().forEach(id -> accesses.looked(AccessTo.engagement(AccessKind.ENGAGEMENT, id)));
        Set<String> waiting =
                asked.items().stream().map(WorkItem::engagementId).collect(Collectors.toCollection(HashSet::new));
        return new Docket(
                asked.items().stream()
                        .flatMap(item -> cases.asked(item).stream())
                        .sorted(Comparator.comparing(Asked::order))
                        .map(cases::question)
                        .toList(),
                asked.next(),
                looked.stream()
                        .filter(contract -> !waiting.contains(contract.engagementId()))
                        .flatMap(cases::running)
                        .sorted(Comparator.comparing(clock -> clock.due().utc()))
                        .limit(MOST_SHOWN)
                        .toList(),
                looked.stream()
                        .flatMap(cases::decided)
                        .sorted(Comparator.comparing(Decided::utc).reversed())
                        .limit(MOST_SHOWN)
                        .toList(),
                looked.stream().limit(MOST_SHOWN).map(cases::of).toList(),
                latest.size() > MOST_SHOWN);
    }

    private Cases cases(Collection<WorkItem> items, List<Contract> looked, Caller caller, View view) {
        Map<String, Contract> contracts =
                looked.stream().collect(Collectors.toMap(Contract::engagementId, Function.identity()));
        Set<String> missing = items.stream()
                .map(WorkItem::engagementId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        missing.removeAll(contracts.keySet());
        contracts.putAll(engagements.find(missing, Viewer.of(caller)));
        Map<Key, Ground> grounds = wholes.grounds(
                contracts.values().stream().flatMap(LawyersDesk::grounds).collect(Collectors.toSet()));
        Map<String, Set<String>> works = new HashMap<>();
        grounds.forEach((key, ground) ->
                works.computeIfAbsent(key.engagementId(), id -> new TreeSet<>()).addAll(ground.deliverableIds()));
        Map<String, String> parties = new HashMap<>();
        parties.put(Objects.requireNonNullElse(caller.party(), ""), view.say("role.LAWYER"));
        contracts.values().forEach(contract -> {
            parties.put(contract.parties().clientId(), view.say("role.CLIENT"));
            parties.put(contract.parties().vaId(), view.say("role.VA"));
        });
        return new Cases(
                contracts,
                grounds,
                engagements.titles(works),
                names.of(parties, view).readBy(caller),
                Objects.requireNonNullElse(caller.party(), ""),
                view);
    }

    /** Those that notices and questions name: what nobody named needs no lawyer yet. */
    private static Stream<Key> grounds(Contract contract) {
        List<Notice> notices = contract.ending().notices();
        return Stream.concat(
                        notices.subList(Math.max(0, notices.size() - MOST_NOTICES), notices.size()).stream()
                                .flatMap(notice -> notice.groundIds().stream()),
                        contract.ending().counsel().words().stream().flatMap(word -> word.groundIds().stream()))
                .map(ground -> new Key(contract.engagementId(), ground));
    }

    /**
     * What the lawyer is asked.
     *
     * @param grounds that it is about and that stand, those whose cure period ends first before the others
     */
    private record Asked(Task.Kind kind, Contract contract, Instant since, List<Ground> grounds, Instant pressing) {

        private boolean termination() {
            return kind == Task.Kind.DECIDE_ON_TERMINATION;
        }

        /** Terminations first; then what may be ended soonest, or since longest; then what waits longest. */
        private String order() {
            return (termination() ? "0 " : "1 ") + (pressing.equals(Instant.MAX) ? "9" : pressing) + " " + since + " "
                    + contract.engagementId();
        }
    }

    /** Whose those are, and everything about them. */
    private record Cases(
            Map<String, Contract> contracts,
            Map<Key, Ground> grounds,
            Map<String, Map<String, String>> titles,
            Who who,
            String lawyer,
            View view) {

        private Optional<Asked> asked(WorkItem item) {
            return Optional.ofNullable(contracts.get(item.engagementId())).map(contract -> {
                Optional<Word> request = contract.ending().counsel().openRequest();
                Stream<Ground> about =
                        request.map(word -> grounds(contract, word.groundIds())).orElseGet(() -> noticed(contract));
                List<Ground> standing = about.filter(ground -> ground.standsAt(view.now()))
                        .sorted(Comparator.comparing(ground -> cureEnd(contract, ground)))
                        .toList();
                return new Asked(
                        item.kind(),
                        contract,
                        request.map(Word::by).orElse(contract.hired()).occurredAt(),
                        standing,
                        standing.isEmpty() ? Instant.MAX : cureEnd(contract, standing.get(0)));
            });
        }

        private static Instant cureEnd(Contract contract, Ground ground) {
            Deadline end = ground.cureEnd(contract);
            return end == null ? Instant.MAX : end.instant();
        }

        private Stream<Ground> grounds(Contract contract, Collection<String> ids) {
            return ids.stream().flatMap(id -> Stream.ofNullable(grounds.get(new Key(contract.engagementId(), id))));
        }

        private Stream<Ground> noticed(Contract contract) {
            return grounds(
                    contract,
                    contract.ending().notices().stream()
                            .flatMap(notice -> notice.groundIds().stream())
                            .distinct()
                            .toList());
        }

        private Question question(Asked asked) {
            Contract contract = asked.contract();
            String key = "todo." + asked.kind();
            Map<String, Object> words = words(contract);
            words.put("since", moment(contract, asked.since()));
            words.put("n", asked.grounds().size());
            words.put("grounds", named(contract, asked.grounds()));
            words.put("version", contract.termsVersion());
            words.put("gone", contract.inForce().approval() == null ? "no" : "yes");
            return new Question(
                    asked.termination() ? "soon" : "",
                    cures(contract, asked.grounds().stream()).limit(MOST_NAMED).toList(),
                    view.say(asked.termination() ? "docket.no-notice" : "docket.no-clock"),
                    view.say(key, words),
                    with(contract),
                    view.say(key + ".why", words) + " "
                            + view.say(asked.termination() ? "docket.why.termination" : "docket.why.contract", words),
                    view.say(key + ".act", words),
                    page(contract, asked.termination() ? "decision" : "contract"));
        }

        /** One for each end, the first to end first. */
        private Stream<Clock> cures(Contract contract, Stream<Ground> about) {
            Map<Deadline, List<Ground>> ends = new LinkedHashMap<>();
            about.forEach(ground -> Optional.ofNullable(ground.cureEnd(contract))
                    .ifPresent(end ->
                            ends.computeIfAbsent(end, each -> new ArrayList<>()).add(ground)));
            return ends.entrySet().stream()
                    .sorted(Comparator.comparing(each -> each.getKey().instant()))
                    .map(each -> cure(contract, each.getKey(), each.getValue()));
        }

        private Clock cure(Contract contract, Deadline end, List<Ground> about) {
            boolean over = !end.isMetAt(view.now());
            View within = view.within(contract.terms().zone());
            return new Clock(
                    over,
                    over ? within.due(end) : within.running(end),
                    view.say(over ? "docket.cure.over" : "docket.cure", Map.of("grounds", named(contract, about))),
                    with(contract),
                    page(contract, "decision"));
        }

        /** Cure periods, and the notice period of a termination. */
        private Stream<Clock> running(Contract contract) {
            if (contract.isClosedAt(view.now())) {
                return Stream.empty();
            }
            return contract.endingTermination()
                    .map(fixed -> Stream.of(new Clock(
                            false,
                            view.within(contract.terms().zone()).running(fixed.lastDay()),
                            view.say("docket.notice", words(contract)),
                            with(contract),
                            caseFile(contract))))
                    .orElseGet(() -> cures(contract, noticed(contract).filter(ground -> ground.standsAt(view.now())))
                            .filter(clock -> !clock.over()));
        }

        /** By the firm that looks; another lawyer may have been appointed before. */
        private Stream<Decided> decided(Contract contract) {
            LegalOpinions counsel = contract.ending().counsel();
            Stream<Decided> terminations = counsel.words().stream()
                    .filter(word -> word.kind() != LegalOpinions.Kind.REQUESTED && isOwn(word.by()))
                    .map(word -> decided(contract, word));
            return Stream.concat(
                    terminations,
                    Stream.ofNullable(contract.inForce().approval())
                            .filter(approval -> isOwn(approval.by()))
                            .map(approval -> decided(contract, approval, counsel)));
        }

        private boolean isOwn(Stamp by) {
            return lawyer.equals(by.party());
        }

        private Decided decided(Contract contract, Word word) {
            Map<String, Object> words = words(contract);
            words.putAll(who.doer(word.by()).words());
            words.put(
                    "grounds",
                    named(contract, grounds(contract, word.groundIds()).toList()));
            boolean refused = word.kind() == LegalOpinions.Kind.REFUSED;
            boolean holds = !refused && !isOver(contract) && holds(contract, word);
            return new Decided(
                    moment(contract, word.by().occurredAt()),
                    word.by().occurredAt().toString(),
                    view.say("docket.decided." + word.kind(), words),
                    with(contract),
                    refused ? null : view.say(holds ? "docket.holds" : "docket.gone"),
                    holds ? "pine" : "",
                    holds && word.holdsUntil() != null
                            ? view.within(contract.terms().zone()).running(word.holdsUntil())
                            : null,
                    caseFile(contract));
        }

        private static boolean isOver(Contract contract) {
            return contract.state() == EngagementStatus.ENDED || contract.isLastDayPassed();
        }

        /** As the rule has it that asks for an approval. */
        private boolean holds(Contract contract, Word word) {
            PersistentMap<Ground> about = PersistentMap.empty();
            for (Ground ground : grounds(contract, word.groundIds()).toList()) {
                about = about.with(ground.groundId(), ground);
            }
            return new TerminationApproval(new ProvenCase(contract, about), word.groundIds(), view.now())
                    .ofTermination()
                    .filter(holding -> holding.eventId().equals(word.eventId()))
                    .isPresent();
        }

        private Decided decided(Contract contract, Approval approval, LegalOpinions counsel) {
            Map<String, Object> words = words(contract);
            words.putAll(who.doer(approval.by()).words());
            words.put("version", approval.termsVersion());
            boolean holds = approval.holds() && counsel.isAfterRefusal(approval.sequence()) && !isOver(contract);
            return new Decided(
                    moment(contract, approval.by().occurredAt()),
                    approval.by().occurredAt().toString(),
                    view.say("docket.decided.contract", words),
                    with(contract),
                    view.say(holds ? "docket.holds" : "docket.gone"),
                    holds ? "pine" : "",
                    null,
                    caseFile(contract));
        }

        private Case of(Contract contract) {
            return new Case(
                    with(contract),
                    view.say("state." + contract.stateAt(view.now())),
                    moment(contract, contract.hired().occurredAt()),
                    "/engagements/" + contract.engagementId());
        }

        private String moment(Contract contract, Instant at) {
            View within = view.within(contract.terms().zone());
            return within.moment(at, within.zone());
        }

        private static String page(Contract contract, String which) {
            return "/engagements/" + contract.engagementId() + "/end/" + which;
        }

        /** Where there is nothing to decide. */
        private static String caseFile(Contract contract) {
            return "/engagements/" + contract.engagementId() + "/case-file";
        }

        private String with(Contract contract) {
            return view.say(
                    "engagement.title",
                    Map.of(
                            "0",
                            who.called(contract.parties().clientId()).business(),
                            "1",
                            who.called(contract.parties().vaId()).person()));
        }

        private Map<String, Object> words(Contract contract) {
            Map<String, Object> words = new LinkedHashMap<>();
            words.put("who", who.called(contract.parties().clientId()).person());
            words.put("va", who.called(contract.parties().vaId()).person());
            return words;
        }

        /** By their work, the first few, and how many besides. */
        private String named(Contract contract, List<Ground> all) {
            List<String> named = new ArrayList<>(all.stream()
                    .limit(MOST_NAMED)
                    .map(ground -> title(contract, ground))
                    .toList());
            if (all.size() > MOST_NAMED) {
                named.add(view.say("ending.more", Map.of("n", all.size() - MOST_NAMED)));
            }
            return ListFormatter.getInstance(view.locale()).format(named);
        }

        private String title(Contract contract, Ground ground) {
            String work = ground.deliverableIds().get(0);
            return ground.kind() == Ground.Kind.REPEATED_LATENESS
                    ? view.say("ending.ground.repeated")
                    : view.quoted(titles.getOrDefault(contract.engagementId(), Map.of())
                            .getOrDefault(work, work));
        }
    }
}
