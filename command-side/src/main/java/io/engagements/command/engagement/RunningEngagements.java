package io.engagements.command.engagement;

import io.engagements.command.attempt.CommandNotPerformedException;
import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.rules.Decision;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds rule {@code PARTY-ENGAGED} against races: one row per engagement that has not ended and party in it. Who begins
 * something shares the parties' rows, who erases one has it alone: one waits for the other and sees what it did.
 */
@Component
public class RunningEngagements {

    private final JdbcClient jdbc;

    RunningEngagements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws CommandNotPerformedException when a side was erased meanwhile */
    void begin(VAHired hired) {
        boolean erased = jdbc.sql("""
                WITH side AS (
                    SELECT erased FROM command_side.party WHERE party_id IN (:client, :va) FOR KEY SHARE
                ), begun AS (
                    INSERT INTO command_side.running_engagement (party_id, engagement_id)
                    SELECT DISTINCT party_id, :engagement FROM (VALUES (:client), (:va)) of (party_id)
                    WHERE NOT EXISTS (SELECT FROM side WHERE erased)
                )
                SELECT EXISTS (SELECT FROM side WHERE erased)
                """)
                .param("client", hired.clientId())
                .param("va", hired.vaId())
                .param("engagement", hired.engagementId())
                .query(Boolean.class)
                .single();
        requireNotErased(erased, "/candidacyId", "is with a party that is not registered any more");
    }

    /**
     * A lawyer takes the place of the one before.
     *
     * @throws CommandNotPerformedException when the lawyer was erased meanwhile
     */
    void appoint(String engagementId, String lawyerId) {
        boolean erased = jdbc.sql("""
                WITH chosen AS (
                    SELECT erased FROM command_side.party WHERE party_id = :lawyer FOR KEY SHARE
                ), before AS (
                    DELETE FROM command_side.running_engagement
                    WHERE engagement_id = :engagement AND lawyer AND party_id <> :lawyer
                ), now AS (
                    INSERT INTO command_side.running_engagement (party_id, engagement_id, lawyer)
                    SELECT :lawyer, :engagement, true WHERE NOT EXISTS (SELECT FROM chosen WHERE erased)
                    ON CONFLICT DO NOTHING
                )
                SELECT EXISTS (SELECT FROM chosen WHERE erased)
                """)
                .param("lawyer", lawyerId)
                .param("engagement", engagementId)
                .query(Boolean.class)
                .single();
        requireNotErased(erased, "/lawyerId", "is not a registered lawyer");
    }

    private static void requireNotErased(boolean erased, String pointer, String otherwise) {
        if (erased) {
            throw new CommandNotPerformedException(new Decision.Invalid(pointer, otherwise));
        }
    }

    void end(String engagementId) {
        jdbc.sql("DELETE FROM command_side.running_engagement WHERE engagement_id = ?")
                .param(engagementId)
                .update();
    }

    /** Those of a party, which begins nothing more until this transaction is over. */
    public List<String> lockAndFind(String partyId) {
        jdbc.sql("SELECT party_id FROM command_side.party WHERE party_id = ? FOR UPDATE")
                .param(partyId)
                .query(String.class)
                .list();
        return jdbc.sql("SELECT engagement_id FROM command_side.running_engagement WHERE party_id = ?")
                .param(partyId)
                .query(String.class)
                .list();
    }
}
