package io.engagements.query.pages.proposals;

import io.engagements.query.answer.ProblemException;
import java.util.Locale;
import java.util.stream.Stream;

/** What may be wanted about a piece of work, and is asked for on a page of its own. */
enum Suggestion {
    /** Another due. */
    DUE_DATE("propose-due-date"),
    /** Something more that the client owes. */
    INPUT("propose-input"),
    /** A new review of what was decided. */
    REOPENING("propose-reopening"),
    /** That it is wanted no more, by both. */
    CANCELLATION("propose-cancellation"),
    /** That the client wants it no more. */
    CANCEL("cancel-deliverable");

    private final String command;

    Suggestion(String command) {
        this.command = command;
    }

    /** By its name in the interface. */
    public String command() {
        return command;
    }

    /** As it stands in addresses. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String address(String engagementId, String deliverableId) {
        return "/engagements/" + engagementId + "/work/" + deliverableId + "/propose/" + path();
    }

    /** Whether it names a time. */
    public boolean hasDue() {
        return this == DUE_DATE || this == INPUT;
    }

    public boolean hasReason() {
        return this != INPUT;
    }

    /** Whether the other side answers it. */
    public boolean isProposal() {
        return this != CANCEL;
    }

    /** @throws ProblemException 404 when there is none of that name */
    static Suggestion at(String path) {
        return Stream.of(values())
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow(ProblemException::unknown);
    }
}
