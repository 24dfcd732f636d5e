package io.engagements.command.candidacy;

import io.engagements.command.attempt.CommandNotPerformedException;
import io.engagements.rules.Decision;
import io.engagements.rules.candidacy.Candidacy;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds rule {@code ONE-OPEN-CANDIDACY} against races: one row per client and VA. */
@Component
public class OpenCandidacies {

    private final JdbcClient jdbc;

    OpenCandidacies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws CommandNotPerformedException when the client is erased: it begins nothing new */
    void add(Candidacy candidacy) {
        int added = jdbc.sql("""
                INSERT INTO command_side.open_candidacy (client_id, va_id, candidacy_id)
                SELECT :client, :va, :candidacy
                WHERE NOT EXISTS (SELECT FROM command_side.party WHERE party_id = :client AND erased)
                """)
                .param("client", candidacy.clientId())
                .param("va", candidacy.vaId())
                .param("candidacy", candidacy.candidacyId())
                .update();
        if (added == 0) {
            throw new CommandNotPerformedException(new Decision.Forbidden());
        }
    }

    void remove(Candidacy candidacy) {
        jdbc.sql("DELETE FROM command_side.open_candidacy WHERE client_id = ? AND va_id = ?")
                .params(candidacy.clientId(), candidacy.vaId())
                .update();
    }

    /** The open candidacy of this client with this VA. */
    public Optional<String> find(String clientId, String vaId) {
        return jdbc.sql("SELECT candidacy_id FROM command_side.open_candidacy WHERE client_id = ? AND va_id = ?")
                .params(clientId, vaId)
                .query(String.class)
                .optional();
    }
}
