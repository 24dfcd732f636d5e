package io.engagements.query.evidence;

import io.engagements.events.Caller;
import io.engagements.query.evidence.EvidenceExport.Options;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Evidence packages: of an engagement for whoever sees it, of a party for itself, of all for auditors. */
@RestController
class EvidenceController {

    private final EvidenceExport export;

    EvidenceController(EvidenceExport export) {
        this.export = export;
    }

    /**
     * @param asOf instant of the numbers in it; the entries are all that there are
     * @param files hashes, or content: what files contain that are named, as far as it is still there
     * @param names none, or mine: what parties are called, as far as the caller may see it
     */
    @GetMapping(path = "/api/engagements/{id}/evidence", produces = EvidenceExport.ZIP)
    ResponseEntity<InputStreamResource> ofEngagement(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String files,
            @RequestParam(required = false) @Nullable String names,
            JwtAuthenticationToken token,
            @AuthenticationPrincipal Caller caller) {
        return export.ofEngagement(
                id, new Options(asOf, files, names, null), token.getToken().getTokenValue(), caller);
    }

    /**
     * @param asOf instant of the numbers in it; the entries are all that there are
     * @param files hashes, or content: what files contain that are named, as far as it is still there
     * @param names none, or mine: what parties are called, as far as the caller may see it
     */
    @GetMapping(path = "/api/parties/{id}/evidence", produces = EvidenceExport.ZIP)
    ResponseEntity<InputStreamResource> ofParty(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String files,
            @RequestParam(required = false) @Nullable String names,
            JwtAuthenticationToken token,
            @AuthenticationPrincipal Caller caller) {
        return export.ofParty(
                id, new Options(asOf, files, names, null), token.getToken().getTokenValue(), caller);
    }

    /**
     * @param files hashes, or content: what files contain that are named, as far as it is still there
     * @param names none, or mine: what parties are called, as far as the caller may see it
     */
    @GetMapping(path = "/api/audit/evidence", produces = EvidenceExport.ZIP)
    ResponseEntity<InputStreamResource> ofAll(
            @RequestParam(required = false) @Nullable String files,
            @RequestParam(required = false) @Nullable String names,
            JwtAuthenticationToken token,
            @AuthenticationPrincipal Caller caller) {
        return export.ofAll(
                new Options(null, files, names, null), token.getToken().getTokenValue(), caller);
    }
}
