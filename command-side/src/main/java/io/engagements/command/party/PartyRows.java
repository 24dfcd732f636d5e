package io.engagements.command.party;

import io.engagements.command.attempt.CommandNotPerformedException;
import io.engagements.command.engagement.RunningEngagements;
import io.engagements.events.party.PartyKey;
import io.engagements.rules.Decision;
import io.engagements.rules.party.Party;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands in rows of a party: who may begin something, and the only copy of each party's key. */
@Component
public class PartyRows {

    private final JdbcClient jdbc;
    private final RunningEngagements engagements;

    PartyRows(JdbcClient jdbc, RunningEngagements engagements) {
        this.jdbc = jdbc;
        this.engagements = engagements;
    }

    /**
     * Written before the event, which an aggregate's creation publishes last: whether the id is free is said by that.
     *
     * @throws CommandNotPerformedException when it stood here as something else before parties were registered by events
     */
    void add(Party party, PartyKey key) {
        int added = jdbc.sql("""
                INSERT INTO command_side.party (party_id, kind, recorded) VALUES (?, ?, true)
                ON CONFLICT (party_id) DO UPDATE SET recorded = true
                WHERE party.recorded OR party.kind = excluded.kind
                """).params(party.partyId(), party.kind().name()).update();
        if (added == 0) {
            throw new CommandNotPerformedException(
                    new Decision.Invalid("/kind", "is not what this party was registered as"));
        }
        jdbc.sql("INSERT INTO command_side.party_key (party_id, key) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(party.partyId(), key.bytes())
                .update();
    }

    List<String> lockAndFindRunning(String partyId) {
        return engagements.lockAndFind(partyId);
    }

    void erase(String partyId) {
        jdbc.sql("DELETE FROM command_side.party_key WHERE party_id = ?")
                .param(partyId)
                .update();
        jdbc.sql("UPDATE command_side.party SET erased = true WHERE party_id = ?")
                .param(partyId)
                .update();
    }

    /**
     * As they stand at this moment, in this process and every other: none is kept here, for nobody would tell of an
     * erasure elsewhere. Without parties that are erased or unknown.
     */
    public Map<String, byte[]> keys(Collection<String> partyIds) {
        Map<String, byte[]> keys = new HashMap<>();
        jdbc.sql("SELECT party_id, key FROM command_side.party_key WHERE party_id = ANY (?)")
                .param(partyIds.toArray(String[]::new))
                .query((row, number) -> keys.put(row.getString(1), row.getBytes(2)))
                .list();
        return keys;
    }
}
