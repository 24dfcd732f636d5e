package io.engagements.query.access;

import io.engagements.events.stored.ContractJson;
import io.engagements.query.answer.Snapshot;
import io.engagements.query.command.ServiceAccount;
import io.engagements.support.access.Access;
import io.engagements.support.access.AccessFilter;
import io.engagements.support.access.AccessesOfEngagement;
import io.engagements.support.access.RecordedAccess;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Asks the command side over HTTP. */
@Component
@ConditionalOnProperty("engagements.command-side.url")
final class HttpAccessRecord implements AccessRecord {

    private static final String PATH = "/api/internal/accesses";

    private final ServiceAccount commandSide;
    private final Snapshot snapshot;

    HttpAccessRecord(ServiceAccount commandSide, Snapshot snapshot) {
        this.commandSide = commandSide;
        this.snapshot = snapshot;
    }

    @Override
    public void add(List<Access> accesses) throws IOException {
        commandSide.ask(PATH, Map.of("accesses", accesses));
    }

    @Override
    public List<RecordedAccess> find(AccessFilter wanted, long before, int atMost) throws IOException {
        return read("/found", Map.of("filter", wanted, "before", before, "atMost", atMost));
    }

    @Override
    public List<RecordedAccess> of(AccessesOfEngagement wanted, long before, int atMost) throws IOException {
        return read("/of-engagement", Map.of("engagement", wanted, "before", before, "atMost", atMost));
    }

    private List<RecordedAccess> read(String what, Map<String, ?> wanted) throws IOException {
        // A command side that is slow to answer holds no connection here.
        snapshot.end();
        return commandSide
                .ask(PATH + what, wanted)
                .path("accesses")
                .valueStream()
                .map(access -> ContractJson.mapper().treeToValue(access, RecordedAccess.class))
                .toList();
    }
}
