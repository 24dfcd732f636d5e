package io.engagements.query.evidence;

import io.engagements.proof.note.VerifierKey;
import io.engagements.query.proof.CheckpointRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** What a package says to people about itself, in both languages: how it is checked, what it proves and what not. */
@Component
class EvidenceGuide {

    private final CheckpointRows checkpoints;
    private final String page = read();

    EvidenceGuide(CheckpointRows checkpoints) {
        this.checkpoints = checkpoints;
    }

    String of(Prepared prepared) {
        Map<String, String> said = Map.of(
                "origin", prepared.checkpoint().origin(),
                "scope",
                        prepared.scope().kind().name().toLowerCase(Locale.ROOT) + " "
                                + prepared.scope().id(),
                "entries", Long.toString(prepared.entries()),
                "size", Long.toString(prepared.size()),
                "upTo", Long.toString(prepared.commitment().upTo()),
                "asOf", prepared.asOf().toString(),
                "keys", checkpoints.keys().stream().map(VerifierKey::text).collect(Collectors.joining("\n")));
        String filled = page;
        for (Map.Entry<String, String> each : said.entrySet()) {
            filled = filled.replace(
                    "{" + each.getKey() + "}", HtmlUtils.htmlEscape(each.getValue(), StandardCharsets.UTF_8.name()));
        }
        return filled;
    }

    private static String read() {
        try {
            return new ClassPathResource("evidence.html", EvidenceGuide.class)
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
