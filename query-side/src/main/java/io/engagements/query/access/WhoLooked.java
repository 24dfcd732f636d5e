package io.engagements.query.access;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.ProblemException;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.contract.Parties;
import io.engagements.support.access.Access;
import io.engagements.support.access.AccessFilter;
import io.engagements.support.access.AccessKind;
import io.engagements.support.access.AccessesOfEngagement;
import io.engagements.support.access.RecordedAccess;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads the record of accesses, the latest first. Whom it may be shown to, callers decide. */
@Component
public class WhoLooked {

    private static final Logger log = LoggerFactory.getLogger(WhoLooked.class);

    private static final String ALL = "accesses";
    private static final String OF_ENGAGEMENT = "accesses-of-engagement";

    private final AccessRecord record;

    WhoLooked(AccessRecord record) {
        this.record = record;
    }

    /**
     * Somebody read something, as auditors see it.
     *
     * @param kind {@code LOST} where it is no access: then {@code subject} says how many were not recorded
     * @param subject the id of the candidacy, engagement, party, file or event; null where it is no single one
     * @param engagementId of the engagement that it belongs to, where there is one
     * @param roles what the account was allowed to be
     */
    public record Looked(
            Instant at,
            AccessKind kind,
            @Nullable String subject,
            @Nullable String engagementId,
            String person,
            @Nullable String party,
            @Nullable String onBehalfOf,
            List<Role> roles) {}

    /**
     * Somebody read something of an engagement, as its parties see it.
     *
     * @param subject the id of the engagement, file or event; null for the whole ledger
     * @param role as what it was read
     * @param party absent for who has no part in the engagement
     * @param person the account, for its own party and for auditors
     * @param onBehalfOf likewise, where it acted for another
     */
    public record Seen(
            Instant at,
            AccessKind kind,
            @Nullable String subject,
            Role role,
            @Nullable String party,
            @Nullable String person,
            @Nullable String onBehalfOf) {}

    /** @throws ProblemException 400 when the cursor is none of this list; 503 when the command side cannot be reached */
    public Page<Looked> find(AccessFilter wanted, @Nullable Integer limit, @Nullable String cursor) {
        return page(ALL, limit, cursor, (before, atMost) -> record.find(wanted, before, atMost))
                .map(recorded -> looked(recorded.access()));
    }

    /**
     * Of an engagement that the caller may see.
     *
     * @throws ProblemException as above
     */
    public Page<Seen> of(Contract contract, Caller caller, @Nullable Integer limit, @Nullable String cursor) {
        boolean all = caller.has(Role.AUDITOR);
        AccessesOfEngagement wanted = new AccessesOfEngagement(
                contract.engagementId(),
                List.of(contract.parties().clientId(), contract.parties().vaId()),
                contract.hired().occurredAt(),
                all ? null : caller.party());
        return page(OF_ENGAGEMENT, limit, cursor, (before, atMost) -> record.of(wanted, before, atMost))
                .map(recorded -> seen(recorded.access(), contract.parties(), all, caller.party()));
    }

    private interface Reading {
        List<RecordedAccess> read(long before, int atMost) throws IOException;
    }

    private static Page<RecordedAccess> page(
            String list, @Nullable Integer limit, @Nullable String cursor, Reading reading) {
        int most = Page.limit(limit);
        long before = cursor == null ? Long.MAX_VALUE : Page.after(list, cursor);
        try {
            return Page.of(list, reading.read(before, most + 1), most, RecordedAccess::number);
        } catch (IOException e) {
            log.warn("the record of accesses cannot be read: {}", e.toString());
            throw ProblemException.unavailable();
        }
    }

    private static Looked looked(Access access) {
        return new Looked(
                access.at(),
                access.what().kind(),
                access.what().subject(),
                access.what().engagementId(),
                access.person(),
                access.party(),
                access.onBehalfOf(),
                access.roles().stream().sorted().toList());
    }

    private static Seen seen(Access access, Parties parties, boolean all, @Nullable String own) {
        Optional<Role> side = sideOf(access, parties);
        boolean named = all || access.party() != null && access.party().equals(own);
        return new Seen(
                access.at(),
                access.what().kind(),
                access.what().subject(),
                side.orElseGet(() -> outside(access)),
                all || side.isPresent() ? access.party() : null,
                named ? access.person() : null,
                named ? access.onBehalfOf() : null);
    }

    private static Optional<Role> sideOf(Access access, Parties parties) {
        String party = access.party();
        if (party == null) {
            return Optional.empty();
        } else if (party.equals(parties.clientId()) && access.roles().contains(Role.CLIENT)) {
            return Optional.of(Role.CLIENT);
        } else if (party.equals(parties.vaId()) && access.roles().contains(Role.VA)) {
            return Optional.of(Role.VA);
        }
        return Optional.of(Role.LAWYER)
                .filter(role ->
                        party.equals(parties.lawyerId()) && access.roles().contains(role));
    }

    /** A lawyer who was appointed before, else whoever may see everything. */
    private static Role outside(Access access) {
        return Stream.of(Role.AUDITOR, Role.OPERATOR, Role.LAWYER)
                .filter(access.roles()::contains)
                .findFirst()
                .orElse(Role.AUDITOR);
    }
}
