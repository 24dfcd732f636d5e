package io.engagements.query.access;

import io.engagements.events.Caller;
import io.engagements.events.Id;
import io.engagements.events.Role;
import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.Viewer;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.rules.contract.Contract;
import io.engagements.support.access.AccessFilter;
import io.engagements.support.access.AccessKind;
import io.engagements.support.access.AccessTo;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who read what: all of it for auditors, of an engagement for its parties. */
@RestController("queryAccessController")
class AccessController {

    private final WhoLooked looked;
    private final EngagementRows engagements;
    private final Reader reader;
    private final Accesses accesses;
    private final AsOf asOf;

    AccessController(WhoLooked looked, EngagementRows engagements, Reader reader, Accesses accesses, AsOf asOf) {
        this.looked = looked;
        this.engagements = engagements;
        this.reader = reader;
        this.accesses = accesses;
        this.asOf = asOf;
    }

    /**
     * The latest first.
     *
     * @param who the account or the party that read
     * @param engagement what was read is of it
     * @param party what was read is its name, or its numbers
     * @param from at or after
     * @param to before
     */
    @GetMapping("/api/audit/accesses")
    Page<WhoLooked.Looked> all(
            @RequestParam(required = false) @Nullable String who,
            @RequestParam(required = false) @Nullable String engagement,
            @RequestParam(required = false) @Nullable String party,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @AuthenticationPrincipal Caller caller) {
        if (!caller.has(Role.AUDITOR)) {
            throw ProblemException.forbidden();
        }
        AccessFilter wanted = new AccessFilter(
                who, engagement, party, kind == null ? null : kind(kind), moment("from", from), moment("to", to));
        Page<WhoLooked.Looked> page = looked.find(wanted, limit, cursor);
        accesses.looked(
                engagement == null || !engagement.matches(Id.PATTERN)
                        ? AccessTo.accesses()
                        : AccessTo.engagement(AccessKind.ACCESSES, engagement));
        return page;
    }

    /**
     * The latest first. Parties are shown what their own people read, whatever auditors and the operator did, and what
     * anybody took away; that another party only looked is not shown to them.
     */
    @GetMapping("/api/engagements/{id}/accesses")
    Page<WhoLooked.Seen> ofEngagement(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @AuthenticationPrincipal Caller caller) {
        Contract contract = reader.read(
                AccessTo.engagement(AccessKind.ACCESSES, id),
                null,
                () -> engagements.find(id, Viewer.of(caller)),
                Contract::version);
        return looked.of(contract, caller, limit, cursor);
    }

    private static AccessKind kind(String name) {
        return Stream.of(AccessKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.parameter("kind", "is no kind of access"));
    }

    private @Nullable Instant moment(String parameter, @Nullable String text) {
        return text == null ? null : asOf.asked(parameter, text);
    }
}
