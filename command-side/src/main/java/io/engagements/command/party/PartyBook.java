package io.engagements.command.party;

import io.engagements.command.candidacy.OpenCandidacies;
import io.engagements.command.file.FileRows;
import io.engagements.rules.Directory;
import io.engagements.events.party.PartyKind;
import io.engagements.rules.StoredFile;
import java.sql.Types;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /**
     * Registers a party unless it is registered already.
     *
     * @param businessName required for a VA (rule {@code INDEPENDENT-BUSINESS})
     * @param zone IANA zone in which the party lives
     * @param language BCP 47 tag
     */
    public void register(String partyId, PartyKind kind, @Nullable String businessName, String zone, String language) {
        jdbc.sql("""
                INSERT INTO command_side.party (party_id, kind, business_name, zone, language)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (party_id) DO NOTHING
                """)
                .param(1, partyId)
                .param(2, kind.name())
                .param(3, businessName, Types.VARCHAR)
                .param(4, zone)
                .param(5, language)
                .update();
    }

    @Override
    public Optional<PartyKind> kindOf(String partyId) {
        return jdbc.sql("SELECT kind FROM command_side.party WHERE party_id = ?")
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
