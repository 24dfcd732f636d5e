package io.engagements.query.party;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.party.PartyKind;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Reader;
import io.engagements.rules.party.Party;
import io.engagements.support.access.AccessTo;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Parties: all of them for the operator, one for itself, for those it deals with and for auditors. */
@RestController
class PartyController {

    private final PartyTable table;
    private final PartyNames names;
    private final Parties parties;
    private final Reader reader;

    PartyController(PartyTable table, PartyNames names, Parties parties, Reader reader) {
        this.table = table;
        this.names = names;
        this.parties = parties;
        this.reader = reader;
    }

    /**
     * A party as the interface shows it.
     *
     * @param contact absent also for those who may not reach the party
     * @param erased whether name, business name and contact are unreadable for good
     */
    record PartyView(
            String partyId,
            PartyKind kind,
            @Nullable String name,
            @Nullable String businessName,
            @Nullable String contact,
            ZoneId zone,
            String language,
            boolean erased,
            long version) {}

    @GetMapping("/api/parties")
    Page<PartyView> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @AuthenticationPrincipal Caller caller) {
        if (!caller.has(Role.OPERATOR)) {
            throw ProblemException.forbidden();
        }
        return parties.unsealed(limit, cursor).map(opened -> view(opened, true));
    }

    @GetMapping("/api/parties/{id}")
    PartyView one(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long minVersion,
            @AuthenticationPrincipal Caller caller) {
        PartyTable.VisibleParty seen =
                reader.read(AccessTo.party(id), minVersion, () -> table.find(id, caller), found -> found.party()
                        .version());
        UnsealedParty opened = names.open(List.of(seen.party())).get(id);
        return view(Objects.requireNonNull(opened), seen.near());
    }

    private static PartyView view(UnsealedParty opened, boolean near) {
        Party party = opened.party();
        return new PartyView(
                party.partyId(),
                party.kind(),
                opened.name(),
                opened.businessName(),
                near ? opened.contact() : null,
                party.zone(),
                party.language(),
                opened.erased(),
                party.version());
    }
}
