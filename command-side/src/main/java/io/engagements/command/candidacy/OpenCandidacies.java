package io.engagements.command.candidacy;

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

    void add(Candidacy candidacy) {
        jdbc.sql("INSERT INTO command_side.open_candidacy (client_id, va_id, candidacy_id) VALUES (?, ?, ?)")
                .params(candidacy.clientId(), candidacy.vaId(), candidacy.candidacyId())
                .update();
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
