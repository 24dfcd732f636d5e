package io.engagements.query.evidence;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.Exports;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Snapshot;
import io.engagements.query.answer.Viewer;
import io.engagements.query.candidacy.CandidacyRows;
import io.engagements.query.compliance.MetricsQuery;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.query.evidence.EvidenceScope.Kind;
import io.engagements.query.evidence.Underway.Watch;
import io.engagements.query.log.BrokenEntryException;
import io.engagements.rules.contract.Contract;
import io.engagements.support.access.AccessKind;
import io.engagements.support.access.AccessTo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Hands out evidence packages: of an engagement to whoever sees it, of a party to itself, of all to auditors. */
@Component
public class EvidenceExport {

    static final String ZIP = "application/zip";

    private final Evidence evidence;
    private final EngagementRows engagements;
    private final CandidacyRows candidacies;
    private final MetricsQuery numbers;
    private final ScopeRows rows;
    private final AsOf asOf;
    private final Exports exports;
    private final Underway underway;
    private final Accesses accesses;
    private final Snapshot snapshot;

    EvidenceExport(
            Evidence evidence,
            EngagementRows engagements,
            CandidacyRows candidacies,
            MetricsQuery numbers,
            ScopeRows rows,
            AsOf asOf,
            Exports exports,
            Underway underway,
            Accesses accesses,
            Snapshot snapshot) {
        this.evidence = evidence;
        this.engagements = engagements;
        this.candidacies = candidacies;
        this.numbers = numbers;
        this.rows = rows;
        this.asOf = asOf;
        this.exports = exports;
        this.underway = underway;
        this.accesses = accesses;
        this.snapshot = snapshot;
    }

    /**
     * What somebody wants of a package.
     *
     * @param asOf instant of the numbers in it, as an address names it; absent for now
     * @param files {@code hashes}, or {@code content}: what files contain that are named, as far as it is still there
     * @param names {@code none}, or {@code mine}: what parties are called, as far as the caller may see it
     * @param progress what the caller calls it, to ask {@link Underway} how far it is; absent where it does not
     */
    public record Options(
            @Nullable String asOf,
            @Nullable String files,
            @Nullable String names,
            @Nullable String progress) {}

    /**
     * A package as it is downloaded; it is made when the caller's turn comes.
     *
     * @param token the caller's own, with which contents of files are asked for
     * @throws ProblemException 404 when there is none, or it is not for the caller; 429 when too many wait; 503 when it would not
     *     be whole, or what is stored was changed; 4xx for options that are none
     */
    public ResponseEntity<InputStreamResource> ofEngagement(String id, Options options, String token, Caller caller) {
        return made(() -> engagement(id, Viewer.of(caller)), options, token, caller);
    }

    /** The same of all that there is about a party. */
    public ResponseEntity<InputStreamResource> ofParty(String id, Options options, String token, Caller caller) {
        return made(() -> party(id, caller), options, token, caller);
    }

    /** The same of the whole ledger, without numbers. @throws ProblemException 403 for everybody but auditors */
    public ResponseEntity<InputStreamResource> ofAll(Options options, String token, Caller caller) {
        return made(all(caller), options, token, caller);
    }

    EvidenceWish wish(Options options, String token, Caller caller, Watch watch) {
        Instant moment = asOf.askedOrNow(options.asOf());
        return new EvidenceWish(
                moment, isContent(options.files()) ? token : null, isMine(options.names()) ? caller : null, watch);
    }

    private static boolean isContent(@Nullable String files) {
        return switch (files == null ? "hashes" : files) {
            case "hashes" -> false;
            case "content" -> true;
            default -> throw ProblemException.malformed("files", "is hashes or content");
        };
    }

    private static boolean isMine(@Nullable String names) {
        return switch (names == null ? "none" : names) {
            case "none" -> false;
            case "mine" -> true;
            default -> throw ProblemException.malformed("names", "is none or mine");
        };
    }

    /** @throws ProblemException 403 for everybody but auditors */
    Supplier<EvidenceScope> all(Caller caller) {
        if (!caller.has(Role.AUDITOR)) {
            throw ProblemException.forbidden();
        }
        return () -> new EvidenceScope(Kind.LEDGER, "", List.of());
    }

    /** @throws ProblemException 404 for who may not see the party's numbers */
    EvidenceScope party(String id, Caller caller) {
        numbers.requireMaySee(id, caller);
        return new EvidenceScope(Kind.PARTY, id, rows.ofParty(id));
    }

    /** @throws ProblemException 404 for who does not see it */
    EvidenceScope engagement(String id, Viewer viewer) {
        Contract contract = engagements.find(id, viewer).orElseThrow(ProblemException::unknown);
        List<String> subjects = new ArrayList<>(List.of(id));
        // How the VA was chosen is no business of the lawyer.
        candidacies.find(contract.candidacyId(), viewer).ifPresent(found -> subjects.add(contract.candidacyId()));
        return new EvidenceScope(Kind.ENGAGEMENT, id, subjects);
    }

    /** Whose turn has come is looked at then only: who waits holds no connection. */
    private ResponseEntity<InputStreamResource> made(
            Supplier<EvidenceScope> wanted, Options options, String token, Caller caller) {
        try (Watch watch = underway.begin(options.progress(), caller)) {
            EvidenceWish wish = wish(options, token, caller, watch);
            return exports.handOut(caller, () -> {
                EvidenceScope scope = snapshot.apart(wanted);
                Path file = packed(scope, wish);
                try {
                    accesses.exported(access(scope));
                    return answer(scope, file);
                } catch (RuntimeException e) {
                    delete(file);
                    throw e;
                }
            });
        }
    }

    private Path packed(EvidenceScope scope, EvidenceWish wish) {
        try {
            return evidence.of(scope, wish);
        } catch (BrokenEntryException broken) {
            throw ProblemException.broken(broken.position());
        }
    }

    private static AccessTo access(EvidenceScope scope) {
        return switch (scope.kind()) {
            case ENGAGEMENT -> AccessTo.engagement(AccessKind.EVIDENCE, scope.id());
            case PARTY -> AccessTo.evidenceOfParty(scope.id());
            case LEDGER -> AccessTo.evidenceOfAll();
        };
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ResponseEntity<InputStreamResource> answer(EvidenceScope scope, Path file) {
        try {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(ZIP))
                    .contentLength(Files.size(file))
                    .cacheControl(CacheControl.noStore())
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(scope.id().isEmpty() ? "evidence.zip" : "evidence-" + scope.id() + ".zip")
                                    .build()
                                    .toString())
                    .body(new InputStreamResource(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
