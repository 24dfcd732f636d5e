package io.engagements.events.engagement;

import io.engagements.events.Id;
import io.engagements.events.Text;
import jakarta.validation.constraints.NotNull;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An acceptance criterion as a client types it: without an id it gets one. */
public record CriterionDraft(
        @Nullable @Id String id, @NotNull @Text String text) {

    CriterionDraft withId(Supplier<String> ids) {
        return id != null ? this : new CriterionDraft(ids.get(), text);
    }
}
