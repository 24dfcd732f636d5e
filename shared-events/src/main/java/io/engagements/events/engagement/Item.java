package io.engagements.events.engagement;

import io.engagements.events.Id;
import io.engagements.events.ItemName;
import io.engagements.events.Link;
import io.engagements.events.Sha256;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was handed in: content is named by its hash, and where it lies by a link or a file id. A link is never
 * fetched by the server.
 *
 * @param size bytes, when known
 */
public record Item(
        @NotNull @ItemName String name,
        @NotNull @Sha256 String sha256,
        @Nullable @Link String link,
        @Nullable @Id String fileId,
        @Nullable @PositiveOrZero Long size) {

    @AssertTrue(message = "must name a link or a file, one of them")
    boolean isPlaceNamedOnce() {
        return (link == null) != (fileId == null);
    }
}
