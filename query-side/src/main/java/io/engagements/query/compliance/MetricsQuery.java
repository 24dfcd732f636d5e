package io.engagements.query.compliance;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.Snapshot;
import io.engagements.query.answer.Viewer;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.query.projection.StreamPositions;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.metrics.Metric;
import io.engagements.support.access.AccessKind;
import io.engagements.support.access.AccessTo;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads numbers for a caller: an engagement's for whoever sees it, a party's for that party and for auditors. */
@Component
public class MetricsQuery {

    private final MetricsRepository facts;
    private final StreamPositions versions;
    private final EngagementRows engagements;
    private final Reader reader;
    private final Snapshot snapshot;
    private final Accesses accesses;

    MetricsQuery(
            MetricsRepository facts,
            JdbcTemplate jdbc,
            EngagementRows engagements,
            Reader reader,
            Snapshot snapshot,
            Accesses accesses) {
        this.facts = facts;
        versions = ComplianceProjection.versions(jdbc);
        this.engagements = engagements;
        this.reader = reader;
        this.snapshot = snapshot;
        this.accesses = accesses;
    }

    /**
     * The version of the engagement that its numbers include, at least {@code minVersion}: that of the facts and of the
     * grounds, which are waited for to be the same; the lesser where they do not get there.
     *
     * @throws ProblemException 404 when the caller does not see the engagement; 503 when the version is not reached
     */
    long version(String engagementId, @Nullable Long minVersion, Caller caller) {
        return version(engagementId, minVersion, caller, id -> Long.MAX_VALUE);
    }

    /** As above, of an answer in which another projection has a part too: {@code other} tells its version. */
    public long version(String engagementId, @Nullable Long minVersion, Caller caller, ToLongFunction<String> other) {
        LongSummaryStatistics reached = reader.read(
                AccessTo.engagement(AccessKind.NUMBERS, engagementId),
                minVersion,
                () -> engagements.find(engagementId, Viewer.of(caller)).map(contract -> LongStream.of(
                                contract.version(), versions.of(engagementId), other.applyAsLong(engagementId))
                        .filter(version -> version != Long.MAX_VALUE)
                        .summaryStatistics()),
                LongSummaryStatistics::getMin);
        snapshot.require(() -> reached.getMin() == reached.getMax());
        return reached.getMin();
    }

    /** @param wanted which: only what they need is read */
    public Numbers of(Scope scope, Set<Metric> wanted) {
        return facts.of(scope, wanted);
    }

    /**
     * The numbers of an engagement that was found for the caller, from facts that have come as far as it; they are waited
     * for, as {@link #version} does.
     */
    public Numbers of(Contract contract, Set<Metric> wanted) {
        Numbers numbers = facts.of(Scope.ofEngagement(contract.engagementId()), wanted);
        snapshot.require(() -> numbers.areOf(contract.version()));
        return numbers;
    }

    /** @throws ProblemException 404 when it is not the caller's own party, nor the caller an auditor */
    public Numbers ofParty(String partyId, Set<Metric> wanted, Caller caller) {
        requireMaySee(partyId, caller);
        return facts.of(Scope.ofParty(partyId), wanted);
    }

    /** @throws ProblemException 404 when it is not the caller's own party, nor the caller an auditor */
    public void requireMaySee(String partyId, Caller caller) {
        boolean own = caller.is(Role.CLIENT, partyId) || caller.is(Role.VA, partyId);
        if (!own && !(caller.has(Role.AUDITOR) && facts.knows(partyId))) {
            throw ProblemException.unknown();
        }
        accesses.looked(AccessTo.numbersOfParty(partyId));
    }
}
