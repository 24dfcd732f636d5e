package io.engagements.events.engagement;

import io.engagements.events.Id;
import io.engagements.events.Text;
import io.engagements.events.time.When;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that the client says it owes the VA for a piece of work: without an id it gets one. */
public record InputDraft(
        @Nullable @Id String inputId,
        @NotNull @Text String description,
        @NotNull @Valid When due,
        @Nullable Boolean confidential) {

    InputDraft withId(Supplier<String> ids) {
        return inputId != null ? this : new InputDraft(ids.get(), description, due, confidential);
    }
}
