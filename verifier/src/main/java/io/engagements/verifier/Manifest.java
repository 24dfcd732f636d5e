package io.engagements.verifier;

import io.engagements.events.stored.ContractJson;
import io.engagements.events.stored.Utf8;
import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.Sentence;
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
        Sentence shown() {
            return switch (kind) {
                case ledger -> Says.None.SCOPE_LEDGER.of();
                case engagement -> Says.One.SCOPE_ENGAGEMENT.of(Canonical.shown(idOf()));
                case party -> Says.One.SCOPE_PARTY.of(Canonical.shown(idOf()));
            };
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
        require(EvidenceFiles.FORMAT.equals(manifest.format()), Says.One.OTHER_FORMAT.of(EvidenceFiles.FORMAT));
        Scope scope = manifest.scope();
        boolean told = manifest.origin() != null
                && scope != null
                && scope.kind() != null
                && manifest.asOf() != null
                && manifest.tzdb() != null;
        require(told, Says.None.MANIFEST_INCOMPLETE.of());
        boolean named = !scope.idOf().isEmpty() && scope.idOf().length() <= LONGEST_ID;
        require(scope.kind() == Kind.ledger ? scope.id() == null : named, Says.None.MANIFEST_SCOPE.of());
        require(
                manifest.size() > 0
                        && manifest.entries() >= 0
                        && manifest.entries() <= manifest.size()
                        && manifest.upTo() >= 0
                        && manifest.upTo() < manifest.size(),
                Says.None.MANIFEST_NUMBERS.of());
        return manifest;
    }

    private static Manifest parse(byte[] bytes) {
        try {
            return ContractJson.mapper().readValue(Utf8.text(bytes), Manifest.class);
        } catch (CharacterCodingException e) {
            throw new InvalidProofException(Says.One.NOT_UTF_8.of(EvidenceFiles.MANIFEST), e);
        } catch (JacksonException e) {
            throw new InvalidProofException(Says.One.MANIFEST_NONE.of(Canonical.shown(e.getOriginalMessage())), e);
        }
    }

    private static void require(boolean holds, Sentence why) {
        if (!holds) {
            throw new InvalidProofException(why);
        }
    }

    boolean isWhole() {
        return scope.kind() == Kind.ledger;
    }
}
