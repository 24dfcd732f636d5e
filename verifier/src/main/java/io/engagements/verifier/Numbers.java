package io.engagements.verifier;

import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.stored.ContractJson;
import io.engagements.events.stored.Utf8;
import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.report.Compliance;
import io.engagements.report.MetricReport;
import io.engagements.report.QualityNumbers;
import io.engagements.report.Recount;
import io.engagements.report.ReportJson;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.time.Deadlines;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The numbers, counted anew from the entries, and those that the package names. */
final class Numbers {

    private final Manifest manifest;
    private final Map<String, Recount> recounts = new LinkedHashMap<>();

    Numbers(Manifest manifest) {
        this.manifest = manifest;
    }

    /** @param counted whether it is about an engagement whose numbers are asked for */
    void add(Read read, boolean counted) {
        try {
            count(read, counted);
        } catch (RuntimeException | StackOverflowError e) {
            throw new InvalidProofException(Says.One.CANNOT_FOLLOW.of(read.position()), e);
        }
    }

    private void count(Read read, boolean counted) {
        if (read.event() instanceof EngagementEvent happened && counted) {
            String id = happened.engagementId();
            if (happened instanceof VAHired == recounts.containsKey(id)) {
                throw new IllegalStateException("an engagement begins once, with a hiring");
            }
            recounts.computeIfAbsent(id, same -> new Recount(manifest.asOf()))
                    .add(new RecordedEvent<>(read.entry().id(), read.entry().sequence(), happened));
        } else if (read.event() instanceof AttemptRefused refused) {
            Recount recount = recounts.get(refused.subjectId());
            if (recount != null) {
                recount.addRefused(read.entry().id(), refused);
            }
        }
    }

    /** @throws InvalidProofException when others are told than come out */
    void requireSame(EvidencePackage files, Verdict verdict) throws IOException {
        Compliance compliance;
        QualityNumbers quality;
        try {
            MetricReport report = report();
            compliance = Compliance.of(version(), report);
            quality = QualityNumbers.of(version(), report);
        } catch (InvalidProofException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw new InvalidProofException(Says.None.NO_NUMBERS.of(), e);
        }
        requireSame(EvidenceFiles.COMPLIANCE, compliance, files);
        requireSame(EvidenceFiles.QUALITY, quality, files);
        verdict.holds(Says.Four.NUMBERS_SAME.of(
                EvidenceFiles.COMPLIANCE, EvidenceFiles.QUALITY, manifest.asOf(), recounts.size()));
        if (!Deadlines.tzdbVersion().equals(manifest.tzdb())) {
            verdict.noted(Says.Two.OTHER_TIME_ZONES.of(Canonical.shown(manifest.tzdb()), Deadlines.tzdbVersion()));
        }
    }

    private MetricReport report() {
        if (manifest.scope().kind() == Manifest.Kind.party) {
            return Recount.across(List.copyOf(recounts.values()), manifest.asOf());
        }
        return only().report();
    }

    private Recount only() {
        Recount only = recounts.get(manifest.scope().idOf());
        if (only == null) {
            throw new InvalidProofException(
                    Says.One.NOT_BEGUN.of(manifest.scope().shown()));
        }
        return only;
    }

    private @Nullable Long version() {
        return manifest.scope().kind() == Manifest.Kind.party ? null : only().version();
    }

    private static void requireSame(String name, Object counted, EvidencePackage files) throws IOException {
        JsonNode ours = ReportJson.mapper().valueToTree(counted);
        Difference.first(ours, told(name, files)).ifPresent(difference -> {
            throw new InvalidProofException(Says.Two.NUMBERS_DIFFER.of(name, difference));
        });
    }

    private static JsonNode told(String name, EvidencePackage files) throws IOException {
        try {
            return ContractJson.mapper().readTree(Utf8.text(files.report(name)));
        } catch (CharacterCodingException e) {
            throw new InvalidProofException(Says.One.NOT_UTF_8.of(name), e);
        } catch (JacksonException e) {
            throw new InvalidProofException(Says.Two.NO_JSON.of(name, Canonical.shown(e.getOriginalMessage())), e);
        }
    }
}
