package io.engagements.query.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.events.Caller;
import io.engagements.events.engagement.NamedContent;
import io.engagements.events.stored.ContractJson;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.evidence.EvidenceWriter;
import io.engagements.proof.evidence.FilesTable;
import io.engagements.query.command.FilePort;
import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.party.PartyName;
import io.engagements.query.party.PartyNames;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What a package has only if it is wanted: contents of files, and what parties are called. No entry proves a name. */
@Component
class Extras {

    private static final int NAMES_AT_ONCE = 200;

    private final EntryLog log;
    private final FilePort files;
    private final ScopeRows rows;
    private final PartyNames names;

    Extras(EntryLog log, FilePort files, ScopeRows rows, PartyNames names) {
        this.log = log;
        this.files = files;
        this.rows = rows;
        this.names = names;
    }

    void add(Prepared prepared, EvidenceWriter writer) throws IOException {
        String token = prepared.wish().contentsFor();
        if (token != null) {
            contents(prepared, token, writer);
        }
        Caller caller = prepared.wish().namesFor();
        if (caller != null) {
            writer.add(EvidenceFiles.NAMES, out -> names(prepared, caller, out));
        }
    }

    /** The table is written while contents are, and goes into the package after them. */
    private void contents(Prepared prepared, String token, EvidenceWriter writer) throws IOException {
        EnclosedContents contents = new EnclosedContents(writer, fileId -> files.give(token, fileId));
        Path table = Files.createTempFile("evidence-files-", ".csv");
        try {
            try (BufferedWriter lines = Files.newBufferedWriter(table, UTF_8)) {
                lines.write(FilesTable.HEAD + "\n");
                prepared.each(log, entry -> lines(entry, contents, lines));
            }
            writer.add(EvidenceFiles.FILES_TABLE, out -> Files.copy(table, out));
        } finally {
            Files.delete(table);
        }
    }

    private static void lines(LoggedEntry entry, EnclosedContents contents, Writer lines) throws IOException {
        for (NamedContent named : NamedContent.in(entry.event().event())) {
            String sha256 = Objects.requireNonNullElse(named.sha256(), "");
            lines.write(FilesTable.line(entry.position(), sha256, named.name(), contents.enclose(named)) + "\n");
        }
    }

    private void names(Prepared prepared, Caller caller, OutputStream out) throws IOException {
        out.write("{\"proven\":false,\"names\":[".getBytes(UTF_8));
        String separator = "\n";
        List<String> ids = rows.parties(prepared.scope(), "", NAMES_AT_ONCE);
        while (!ids.isEmpty()) {
            for (PartyName name : names.visible(ids, caller)) {
                out.write((separator + ContractJson.mapper().writeValueAsString(name)).getBytes(UTF_8));
                separator = ",\n";
            }
            ids = rows.parties(prepared.scope(), ids.get(ids.size() - 1), NAMES_AT_ONCE);
        }
        out.write("\n]}\n".getBytes(UTF_8));
    }
}
