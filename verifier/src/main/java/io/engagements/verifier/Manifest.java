package io.engagements.verifier;

import io.engagements.events.stored.ContractJson;
import io.engagements.events.stored.Utf8;
import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.evidence.EvidenceFiles;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What a package says that it is. Nothing of it is believed that can be computed.
 *
 * @param size of the checkpoint
 * @param entries how many are enclosed
 * @param upTo how far the heads go
 * @param asOf instant of the numbers
 * @param tzdb version of the time zones that the numbers were computed under
 */
record Manifest(
        String format, String origin, Scope scope, long size, long entries, long upTo, Instant asOf, String tzdb) {

    private static final int LONGEST_ID = 200;

    /** @param id of the engagement or party; absent for the whole ledger */
    record Scope(Kind kind, @Nullable String id) {

        /** For a sentence. */
        String shown() {
            return kind == Kind.ledger ? "the whole ledger" : kind + " " + Canonical.shown(idOf());
        }

        String idOf() {
            return id == null ? "" : id;
        }
    }

    /** As it is written. */
    enum Kind {
        engagement,
        party,
        ledger
    }

    /** @throws InvalidProofException when it is no manifest of a package that can be checked */
    static Manifest read(byte[] bytes) {
        Manifest manifest = parse(bytes);
        require(
                EvidenceFiles.FORMAT.equals(manifest.format()),
                "This package is of another format than " + EvidenceFiles.FORMAT
                        + ": another version of this program may read it");
        Scope scope = manifest.scope();
        boolean told = manifest.origin() != null
                && scope != null
                && scope.kind() != null
                && manifest.asOf() != null
                && manifest.tzdb() != null;
        require(told, "manifest.json leaves something out");
        boolean named = !scope.idOf().isEmpty() && scope.idOf().length() <= LONGEST_ID;
        require(
                scope.kind() == Kind.ledger ? scope.id() == null : named,
                "manifest.json does not say which one the package is about");
        require(
                manifest.size() > 0
                        && manifest.entries() >= 0
                        && manifest.entries() <= manifest.size()
                        && manifest.upTo() >= 0
                        && manifest.upTo() < manifest.size(),
                "manifest.json names numbers that no package has");
        return manifest;
    }

    private static Manifest parse(byte[] bytes) {
        try {
            return ContractJson.mapper().readValue(Utf8.text(bytes), Manifest.class);
        } catch (CharacterCodingException e) {
            throw new InvalidProofException("manifest.json is not in UTF-8", e);
        } catch (JacksonException e) {
            throw new InvalidProofException("manifest.json is none: " + Canonical.shown(e.getOriginalMessage()), e);
        }
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw new InvalidProofException(why);
        }
    }

    boolean isWhole() {
        return scope.kind() == Kind.ledger;
    }
}
