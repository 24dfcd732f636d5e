package io.engagements.rules.onboarding;

import io.engagements.events.engagement.DocumentKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every version of what the client laid down to be signed or approved, in the order stored. */
public record Documents(List<Document> all) {

    public static final Documents NONE = new Documents(List.of());

    Documents with(Document more) {
        List<Document> next = new ArrayList<>(all);
        next.add(more);
        return new Documents(List.copyOf(next));
    }

    public int nextVersion(DocumentKind kind) {
        return (int) of(kind).count() + 1;
    }

    private Stream<Document> of(DocumentKind kind) {
        return all.stream().filter(document -> document.isOf(kind));
    }

    /** The latest version that was there at an instant: receipt decides, whatever was stored since. */
    public Optional<Document> latestAt(DocumentKind kind, Instant at) {
        return last(of(kind).filter(document -> document.isThereAt(at)));
    }

    /**
     * What was signed or approved at an instant by this hash: the last version of that content up to then, else the first
     * that was provided afterwards; empty when the client never provided it.
     */
    public Optional<Document> meantBy(DocumentKind kind, String sha256, Instant at) {
        List<Document> same =
                of(kind).filter(document -> document.sha256().equals(sha256)).toList();
        return last(same.stream().filter(document -> document.isThereAt(at)))
                .or(() -> same.stream().findFirst());
    }

    /** True when the client provided this content, at any time. */
    public boolean isProvided(DocumentKind kind, String sha256) {
        return of(kind).anyMatch(document -> document.sha256().equals(sha256));
    }

    private static Optional<Document> last(Stream<Document> documents) {
        return documents.reduce((earlier, later) -> later);
    }
}
