package io.engagements.command.party;

import io.engagements.command.candidacy.OpenCandidacies;
import io.engagements.command.file.FileRows;
import io.engagements.events.party.PartyKind;
import io.engagements.rules.Directory;
import io.engagements.rules.StoredFile;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The registered parties, and what else a decision may ask about the world outside its aggregate. */
@Component
public class PartyBook implements Directory {

    private final JdbcClient jdbc;
    private final OpenCandidacies open;
    private final FileRows files;

    PartyBook(JdbcClient jdbc, OpenCandidacies open, FileRows files) {
        this.jdbc = jdbc;
        this.open = open;
        this.files = files;
    }

    /** True when the party was registered by an event, erased or not. */
    public boolean isOnRecord(String partyId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM command_side.party WHERE party_id = ? AND recorded)")
                .param(partyId)
                .query(Boolean.class)
                .single();
    }

    /** An erased party is as unknown as none. */
    @Override
    public Optional<PartyKind> kindOf(String partyId) {
        return jdbc.sql("SELECT kind FROM command_side.party WHERE party_id = ? AND NOT erased")
                .param(partyId)
                .query(String.class)
                .optional()
                .map(PartyKind::valueOf);
    }

    @Override
    public Optional<String> openCandidacy(String clientId, String vaId) {
        return open.find(clientId, vaId);
    }

    @Override
    public Optional<StoredFile> file(String fileId) {
        return files.find(fileId).map(file -> new StoredFile(file.engagementId(), file.sha256(), file.size()));
    }
}
