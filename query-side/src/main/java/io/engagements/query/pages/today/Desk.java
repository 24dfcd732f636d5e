package io.engagements.query.pages.today;

import com.ibm.icu.text.ListFormatter;
import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.Viewer;
import io.engagements.query.candidacy.CandidacyRows;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.query.engagement.Engagements;
import io.engagements.query.pages.frame.Names;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Who;
import io.engagements.query.work.WorkList;
import io.engagements.query.work.WorkList.WorkItem;
import io.engagements.rules.Decision;
import io.engagements.rules.candidacy.Candidacy;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.MayTerminate;
import io.engagements.rules.engagement.Tries;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.tasks.Task;
import io.engagements.rules.tasks.Urgency;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** What lies on the desk of a client, a VA or a lawyer: the same lists as the interface's, in sentences. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class Desk {

    /** So many at once; further ones are asked for. */
    static final int MOST = 20;

    private static final int MOST_OF_OTHERS = 10;

    private final WorkList work;
    private final EngagementRows engagements;
    private final Engagements wholes;
    private final CandidacyRows candidacies;
    private final Names names;

    Desk(WorkList work, EngagementRows engagements, Engagements wholes, CandidacyRows candidacies, Names names) {
        this.work = work;
        this.engagements = engagements;
        this.wholes = wholes;
        this.candidacies = candidacies;
        this.names = names;
    }

    /**
     * One thing to do.
     *
     * @param mark {@code over}, {@code soon}, or empty while there is time
     * @param noDue what is said where there is no due
     * @param what and for whom, in a sentence
     * @param why it is there
     * @param then what happens when its time is over; absent where nothing does by itself
     * @param act how it is done
     * @param page where it is done
     */
    record Thing(
            String mark,
            View.@Nullable Due due,
            String noDue,
            String what,
            String why,
            @Nullable String then,
            String act,
            String page) {}

    /**
     * @param next cursor of the following ones; null when these are the last
     * @param late how many of them are
     */
    record Things(List<Thing> items, @Nullable String next, int late) {}

    /** @param owed whether somebody's clock stands still until it is there */
    record OthersThing(
            boolean owed,
            View.@Nullable Due due,
            String noDue,
            boolean late,
            String what,
            @Nullable String page) {}

    record Contractual(String with, String state, String since, String page) {}

    /** @param more whether there are others besides */
    record Contracts(List<Contractual> items, boolean more) {}

    /** Something that one may do, and need not. @param page where it is looked at, and done */
    record Chance(String what, String why, String act, String page) {}

    /**
     * The first three steps of a client: which of them are done.
     *
     * @param engagement first part of the addresses of what is next; absent before anybody is hired
     */
    record Beginning(
            boolean hired,
            boolean shared,
            boolean asked,
            @Nullable String engagement) {}

    /**
     * @param chances what one may do without anybody waiting for it
     * @param others what the other sides have to do
     * @param beginning absent where there is nothing to begin any more
     * @param ownId of a VA whom nobody has hired yet: without it nobody can; absent for everybody else
     */
    record Whole(
            Things things,
            List<Chance> chances,
            List<OthersThing> others,
            Contracts contracts,
            @Nullable Beginning beginning,
            @Nullable String ownId) {}

    /** @throws io.engagements.query.answer.ProblemException when the cursor is none of this list */
    Things waitingFor(Caller caller, @Nullable String after, View view) {
        Viewer viewer = Viewer.of(caller);
        Page<WorkItem> page = work.of(viewer, MOST, after);
        return things(page, new Others(page.items(), List.of(), viewer, view), view);
    }

    /**
     * All of it: whom it is shared with is asked for once.
     *
     * @throws io.engagements.query.answer.ProblemException when the cursor is none of this list
     */
    Whole whole(Caller caller, @Nullable String after, View view) {
        Viewer viewer = Viewer.of(caller);
        Page<WorkItem> mine = work.of(viewer, MOST, after);
        List<WorkItem> theirs = work.ofTheOtherSide(viewer, MOST_OF_OTHERS);
        Page<Contract> page = engagements.runningFirst(viewer, null, MOST_OF_OTHERS, null);
        Others others =
                new Others(Stream.concat(mine.items().stream(), theirs.stream()).toList(), page.items(), viewer, view);
        Map<String, List<WorkItem>> endable = theirs.stream()
                .filter(others::mayEnd)
                .collect(Collectors.groupingBy(
                        item -> Objects.requireNonNull(item.engagementId()), LinkedHashMap::new, Collectors.toList()));
        return new Whole(
                things(mine, others, view),
                endable.entrySet().stream()
                        .map(each -> chance(each.getKey(), each.getValue(), others, view))
                        .toList(),
                withOthers(
                        theirs.stream()
                                .filter(item -> endable.values().stream().noneMatch(all -> all.contains(item)))
                                .toList(),
                        others,
                        view),
                contracts(page, others, view),
                caller.has(Role.CLIENT) ? beginning(page, viewer).orElse(null) : null,
                caller.has(Role.VA) && page.items().isEmpty() ? caller.party() : null);
    }

    /** One sentence for an engagement, however many grounds there are. */
    private static Chance chance(String engagementId, List<WorkItem> noticed, Others others, View view) {
        List<String> grounds = noticed.stream()
                .map(item -> view.say("today.may.end.ground", words(item, "")))
                .toList();
        Map<String, String> words = Map.of(
                "who",
                others.of(noticed.get(0)),
                "grounds",
                ListFormatter.getInstance(view.locale()).format(grounds));
        return new Chance(
                view.say("today.may.end", words),
                view.say("today.may.end.why", words),
                view.say("today.may.end.act", words),
                "/engagements/" + engagementId + "/end");
    }

    /** Of one who has hired nobody, or once, and nothing was handed in yet. */
    private Optional<Beginning> beginning(Page<Contract> contracts, Viewer viewer) {
        if (contracts.items().isEmpty()) {
            return Optional.of(new Beginning(false, false, false, null));
        }
        return Optional.of(contracts)
                .filter(all -> all.items().size() == 1 && all.next() == null)
                .map(all -> all.items().get(0))
                .filter(contract -> contract.lastDay().isEmpty())
                .flatMap(contract -> wholes.find(contract.engagementId(), viewer))
                .filter(whole -> whole.deliverables().stream()
                        .allMatch(each -> each.review().submissions().isEmpty()))
                .map(whole -> new Beginning(
                        true,
                        !whole.contract().onboarding().materials().isEmpty(),
                        whole.deliverables().size() > 0,
                        "/engagements/" + whole.contract().engagementId()))
                .filter(begun -> !begun.shared() || !begun.asked());
    }

    private static Things things(Page<WorkItem> page, Others who, View view) {
        List<Thing> things = page.items().stream()
                .map(item -> thing(item, who, who.seen(item)))
                .toList();
        int late = (int) page.items().stream().filter(Desk::isLate).count();
        return new Things(things, page.next(), late);
    }

    private static List<OthersThing> withOthers(List<WorkItem> items, Others who, View view) {
        return items.stream()
                .map(item -> new OthersThing(
                        item.kind() == Task.Kind.PROVIDE_INPUT,
                        due(item, who.seen(item)),
                        view.say(item.kind() == Task.Kind.DELIVER ? "others.stands-still" : "today.no-deadline"),
                        isLate(item),
                        view.say("others." + item.kind(), words(item, who.of(item))),
                        page(item).orElse(null)))
                .toList();
    }

    private static Contracts contracts(Page<Contract> page, Others who, View view) {
        List<Contractual> items = page.items().stream()
                .map(contract -> new Contractual(
                        who.of(contract),
                        view.say("state." + contract.stateAt(view.now())),
                        view.moment(contract.hired().occurredAt(), view.zone()),
                        "/engagements/" + contract.engagementId()))
                .toList();
        return new Contracts(items, page.next() != null);
    }

    private static Thing thing(WorkItem item, Others others, View view) {
        String kind = "todo." + item.kind();
        String asked = kind + (others.isBeyond(item) ? ".beyond" : "");
        Map<String, ?> words = words(item, others.of(item));
        boolean late = item.urgency() == Urgency.OVERDUE;
        return new Thing(
                late ? "over" : item.urgency() == null ? "" : "soon",
                due(item, view),
                view.say(item.kind() == Task.Kind.DELIVER ? "today.stands-still" : "today.no-deadline"),
                view.say(asked, words),
                view.say(kind + ".why", words),
                item.due() == null ? null : then(item.kind(), late, view).orElse(null),
                view.say(asked + ".act", words),
                doneAt(item));
    }

    /** Nobody is late with a cure: it is possible for as long as nothing was ended. */
    private static boolean isLate(WorkItem item) {
        return item.urgency() == Urgency.OVERDUE && item.kind() != Task.Kind.CURE_BREACH;
    }

    private static View.@Nullable Due due(WorkItem item, View view) {
        if (item.due() == null) {
            return null;
        }
        View.Due due = view.running(item.due());
        return item.urgency() == Urgency.OVERDUE && !isLate(item)
                ? new View.Due(
                        due.local(), due.zone(), due.other(), due.utc(), view.say("todo." + item.kind() + ".ended"))
                : due;
    }

    /** Of the piece of work that it is about, else of the engagement. */
    private static Optional<String> page(WorkItem item) {
        return Optional.ofNullable(item.engagementId())
                .map(engagement -> "/engagements/" + engagement
                        + (item.deliverableId() == null ? "" : "/work/" + item.deliverableId()));
    }

    /** Where it is done, for whoever is to do it. */
    private static String doneAt(WorkItem item) {
        String engagement = "/engagements/" + item.engagementId();
        String candidacy = "/candidacies/" + item.candidacyId();
        String piece = engagement + "/deliverables/" + item.deliverableId();
        String work = engagement + "/work/" + item.deliverableId();
        return switch (item.kind()) {
            case ANSWER_REQUEST -> work;
            case REVIEW -> piece + "/review";
            case DELIVER, IMPROVE, RESUBMIT -> piece + "/deliver";
            case DECIDE_ON_TERMINATION -> decision(item.engagementId());
            case APPROVE_CONTRACT -> engagement + "/end/contract";
            case DECIDE_ON_CANDIDACY -> candidacy;
            case OFFER_TERMS -> candidacy + "/terms";
            case ANSWER_PROPOSAL ->
                engagement + "/proposals?proposal=" + item.proposalId() + "#proposal-" + item.proposalId();
            case PROVIDE_INPUT -> work + "/inputs";
            case ANSWER_CONTEST -> work + "/contest";
            case ACKNOWLEDGE_MATERIAL, RETURN_MATERIAL, REVOKE_ACCESS, RETURN_CHANNEL -> engagement + "/handed-over";
            case CURE_BREACH, ANSWER_TERMINATION -> engagement + "/end";
            case PREPARE_END -> engagement;
        };
    }

    private static String decision(@Nullable String engagementId) {
        return "/engagements/" + engagementId + "/end/decision";
    }

    /** What time does by itself, to what it does something. */
    private static Optional<String> then(Task.Kind kind, boolean late, View view) {
        return switch (kind) {
            case REVIEW, ANSWER_REQUEST, ANSWER_PROPOSAL, DECIDE_ON_CANDIDACY ->
                late ? Optional.empty() : Optional.of(view.say("todo." + kind + ".then"));
            case PROVIDE_INPUT -> Optional.of(view.say("todo." + kind + (late ? ".stopped" : ".then")));
            case CURE_BREACH -> Optional.of(view.say("todo." + kind + (late ? ".over" : ".then")));
            default -> Optional.empty();
        };
    }

    private static Map<String, String> words(WorkItem item, String who) {
        String title = item.title();
        return Map.of("who", who, "title", title == null ? "" : title, "titled", title == null ? "no" : "yes");
    }

    /** Whom each of these is shared with, by name; asked for at once. */
    private final class Others {

        private final Map<String, Contract> contracts;
        private final Map<String, Candidacy> considered;
        private final Who called;
        private final Viewer viewer;
        private final View view;

        private Others(Collection<WorkItem> items, Collection<Contract> known, Viewer viewer, View view) {
            this.viewer = viewer;
            this.view = view;
            contracts = new HashMap<>();
            known.forEach(contract -> contracts.put(contract.engagementId(), contract));
            Set<String> missing = ids(items, WorkItem::engagementId);
            missing.removeAll(contracts.keySet());
            contracts.putAll(engagements.find(missing, viewer));
            considered = candidacies.find(ids(items, WorkItem::candidacyId), viewer);
            called = names.of(
                    Stream.concat(
                                    items.stream().flatMap(item -> side(item).stream()),
                                    contracts.values().stream().map(contract -> other(contract, viewer)))
                            .distinct()
                            .collect(Collectors.toMap(id -> id, id -> view.say("other-side"))),
                    view);
        }

        private Optional<String> side(WorkItem item) {
            return item.engagementId() == null
                    ? Optional.ofNullable(considered.get(item.candidacyId()))
                            .map(candidacy -> candidacy.clientId().equals(viewer.client())
                                    ? candidacy.vaId()
                                    : candidacy.clientId())
                    : Optional.ofNullable(contracts.get(item.engagementId())).map(contract -> other(contract, viewer));
        }

        /** Within the engagement that it is about, or the terms on offer. */
        private View seen(WorkItem item) {
            return zone(item).map(view::within).orElse(view);
        }

        private Optional<ZoneId> zone(WorkItem item) {
            return item.engagementId() == null
                    ? Optional.ofNullable(considered.get(item.candidacyId()))
                            .flatMap(Candidacy::latestOffer)
                            .map(offer -> offer.terms().zone())
                    : Optional.ofNullable(contracts.get(item.engagementId()))
                            .map(contract -> contract.terms().zone());
        }

        private String of(WorkItem item) {
            return side(item).flatMap(called::party).orElseGet(() -> view.say("other-side"));
        }

        /** Whether a request falls due after the last day, so that it can only be declined. */
        private boolean isBeyond(WorkItem item) {
            Contract contract = contracts.get(item.engagementId());
            String piece = item.deliverableId();
            return item.kind() == Task.Kind.ANSWER_REQUEST
                    && contract != null
                    && piece != null
                    && contract.lastDay().isPresent()
                    && wholes.find(contract.engagementId(), viewer)
                            .filter(whole -> !Tries.of(whole, view.now()).may(Role.VA, "commit-to-deliverable", piece))
                            .isPresent();
        }

        /** Whether the client may end the contract on the ground now whose cure period is over. */
        private boolean mayEnd(WorkItem item) {
            String engagement = item.engagementId();
            return item.kind() == Task.Kind.CURE_BREACH
                    && item.urgency() == Urgency.OVERDUE
                    && engagement != null
                    && wholes.find(engagement, viewer)
                            .filter(whole -> whole.grounds().values().stream()
                                    .filter(ground -> isOf(item, ground, view.now()))
                                    .map(ground -> MayTerminate.on(whole, List.of(ground.groundId()), view.now()))
                                    .anyMatch(asked -> asked.decision() instanceof Decision.Done))
                            .isPresent();
        }

        private static boolean isOf(WorkItem item, Ground ground, Instant now) {
            String piece = item.deliverableId();
            return ground.stateAt(now) == Ground.State.NOTICED
                    && (piece == null
                            ? !ground.needsNotice()
                            : ground.needsNotice() && ground.deliverableIds().contains(piece));
        }

        private String of(Contract contract) {
            return called.called(other(contract, viewer)).person();
        }
    }

    private static Set<String> ids(Collection<WorkItem> items, Function<WorkItem, @Nullable String> id) {
        return items.stream().map(id).filter(Objects::nonNull).collect(Collectors.toCollection(HashSet::new));
    }

    /** The other of the two sides; for whoever is neither, the client. */
    private static String other(Contract contract, Viewer viewer) {
        return contract.parties().clientId().equals(viewer.client())
                ? contract.parties().vaId()
                : contract.parties().clientId();
    }

    /** Whether somebody has such a desk. */
    static boolean isOf(Caller caller) {
        return caller.has(Role.CLIENT) || caller.has(Role.VA) || caller.has(Role.LAWYER);
    }
}
