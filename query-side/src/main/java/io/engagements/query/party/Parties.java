package io.engagements.query.party;

import io.engagements.query.answer.Page;
import io.engagements.rules.party.Party;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All parties on record, in the order of their registration. Whom they may be shown to, callers decide. */
@Component
public class Parties {

    private static final String LIST = "parties";

    private final PartyTable table;
    private final PartyNames names;

    Parties(PartyTable table, PartyNames names) {
        this.table = table;
        this.names = names;
    }

    /**
     * One of them.
     *
     * @param language BCP 47 tag
     * @param version that the party's aggregate has reached
     */
    public record Known(PartyName name, ZoneId zone, String language, long version) {

        private static Known of(UnsealedParty opened) {
            Party party = opened.party();
            return new Known(opened.partyName(), party.zone(), party.language(), party.version());
        }
    }

    /**
     * A page of them.
     *
     * @throws io.engagements.query.answer.ProblemException 422 when the limit is none, 400 when the cursor is none
     */
    public Page<Known> list(@Nullable Integer limit, @Nullable String cursor) {
        return unsealed(limit, cursor).map(Known::of);
    }

    public Optional<Known> find(String partyId) {
        return names.open(table.find(List.of(partyId)).values()).values().stream()
                .map(Known::of)
                .findFirst();
    }

    Page<UnsealedParty> unsealed(@Nullable Integer limit, @Nullable String cursor) {
        int most = Page.limit(limit);
        List<PartyTable.Listed> listed = table.list(Page.after(LIST, cursor), most + 1);
        Page<PartyTable.Listed> page = Page.of(LIST, listed, most, PartyTable.Listed::registeredAt);
        Map<String, UnsealedParty> opened =
                names.open(page.items().stream().map(PartyTable.Listed::party).toList());
        return page.map(row -> Objects.requireNonNull(opened.get(row.party().partyId())));
    }
}
