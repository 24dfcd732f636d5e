package io.engagements.query.proof;

import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Viewer;
import io.engagements.query.candidacy.CandidacyRows;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.query.history.HistoryRows;
import io.engagements.query.history.HistoryRows.Place;
import io.engagements.support.access.AccessTo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Proofs that events were signed, each with the entry's bytes in it, for whoever may see the event. */
@Component
public class Receipts {

    private final HistoryRows history;
    private final CandidacyRows candidacies;
    private final EngagementRows engagements;
    private final EntryProofs proofs;
    private final CheckpointRows checkpoints;
    private final TreeKeeper keeper;
    private final Accesses accesses;

    Receipts(
            HistoryRows history,
            CandidacyRows candidacies,
            EngagementRows engagements,
            EntryProofs proofs,
            CheckpointRows checkpoints,
            TreeKeeper keeper,
            Accesses accesses) {
        this.history = history;
        this.candidacies = candidacies;
        this.engagements = engagements;
        this.proofs = proofs;
        this.checkpoints = checkpoints;
        this.keeper = keeper;
        this.accesses = accesses;
    }

    /** How it is with a receipt. */
    public enum Standing {
        SIGNED,
        /** It will be signed soon. */
        NOT_YET,
        /** It will not be before whoever runs the installation has seen to it. */
        STANDS_STILL
    }

    /** A file by C2SP tlog-proof. */
    public record File(String name, byte[] bytes) {}

    /** What the receipt of an entry is called as a file. */
    public static String name(long position) {
        return "receipt-" + position + ".tlog-proof";
    }

    /** Whether nothing more is signed before whoever runs the installation has seen to it. */
    public boolean standsStill() {
        return keeper.standsStill();
    }

    /** Empty for an event that is not there, or not visible. */
    public Optional<Standing> standing(String eventId, Viewer viewer) {
        return place(eventId, viewer).map(this::standing);
    }

    /** The same of an event that was found by who may see it: the history may come to it later than what it was found in. */
    public Standing standing(String eventId) {
        return history.place(eventId).map(this::standing).orElseGet(this::unsigned);
    }

    private Standing standing(Place place) {
        return checkpoints.covering(place.position()).isPresent() ? Standing.SIGNED : unsigned();
    }

    private Standing unsigned() {
        return keeper.standsStill() ? Standing.STANDS_STILL : Standing.NOT_YET;
    }

    /** @throws ProblemException 404 for an event that is not there, or not visible; 503 while it is not signed */
    public File give(String eventId, Viewer viewer) {
        Place place = place(eventId, viewer).orElseThrow(ProblemException::unknown);
        String engagement = engagements.find(place.subject(), viewer).isPresent() ? place.subject() : null;
        return give(eventId, place.position(), engagement)
                .orElseThrow(() -> ProblemException.unsigned(!keeper.standsStill()));
    }

    /** The same of an event of this engagement that was found by who may see it; empty while it is not signed. */
    public Optional<File> give(String eventId, String engagementId) {
        return history.place(eventId).flatMap(place -> give(eventId, place.position(), engagementId));
    }

    /** The same of any entry, for who may see them all. @param engagementId absent when it happened to no engagement */
    public Optional<File> give(String eventId, long position, @Nullable String engagementId) {
        Optional<File> file = checkpoints
                .covering(position)
                .map(checkpoint ->
                        new File(name(position), proofs.of(position, checkpoint).bytes()));
        file.ifPresent(taken -> accesses.exported(AccessTo.receipt(eventId, engagementId)));
        return file;
    }

    private Optional<Place> place(String eventId, Viewer viewer) {
        return history.place(eventId).filter(found -> isVisible(found.subject(), viewer));
    }

    private boolean isVisible(String subject, Viewer viewer) {
        return engagements.find(subject, viewer).isPresent()
                || candidacies.find(subject, viewer).isPresent();
    }
}
