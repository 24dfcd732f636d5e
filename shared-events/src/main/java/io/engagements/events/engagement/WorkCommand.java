package io.engagements.events.engagement;

import static io.engagements.events.Role.VA;

import io.engagements.events.About;
import io.engagements.events.DomainCommand;
import io.engagements.events.Id;
import io.engagements.events.Line;
import io.engagements.events.Link;
import io.engagements.events.Role;
import io.engagements.events.Text;
import io.engagements.events.time.When;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is asked about a piece of work up to its delivery. */
public sealed interface WorkCommand extends EngagementCommand {

    /** The client asks for a piece of work; it binds nobody until the VA commits. */
    record RequestDeliverable(
            @NotNull @Id String engagementId,
            @Nullable @Id String deliverableId,
            @NotNull @Line String title,
            @Nullable @Text String brief,
            @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid CriterionDraft> criteria,
            @NotNull @Valid When due,
            @Nullable @Size(max = 50) List<@NotNull @Valid InputDraft> inputs)
            implements WorkCommand {
        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return new RequestDeliverable(
                    engagementId,
                    deliverableId != null ? deliverableId : ids.get(),
                    title,
                    brief,
                    criteria.stream().map(draft -> draft.withId(ids)).toList(),
                    due,
                    inputs == null
                            ? null
                            : inputs.stream().map(draft -> draft.withId(ids)).toList());
        }

        @Override
        public Map<String, String> made() {
            return deliverableId == null ? Map.of() : Map.of("deliverableId", deliverableId);
        }

        @About("criteria")
        @AssertTrue(message = "criteria must have ids of their own")
        boolean isEveryCriterionDistinct() {
            return areDistinct(criteria, CriterionDraft::id);
        }

        @About("inputs")
        @AssertTrue(message = "inputs must have ids of their own")
        boolean isEveryInputDistinct() {
            return areDistinct(inputs, InputDraft::inputId);
        }

        private static <T> boolean areDistinct(@Nullable List<T> drafts, Function<T, @Nullable String> id) {
            if (drafts == null) {
                return true;
            }
            List<String> ids = drafts.stream()
                    .filter(Objects::nonNull)
                    .map(id)
                    .filter(Objects::nonNull)
                    .toList();
            return Set.copyOf(ids).size() == ids.size();
        }
    }

    /** The VA binds itself to the deadline. */
    record CommitToDeliverable(
            @NotNull @Id String engagementId, @NotNull @Id String deliverableId) implements WorkCommand, OfDeliverable {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }
    }

    /** The VA does not take it on. */
    record DeclineDeliverable(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @NotNull @Text String reason) implements WorkCommand, OfDeliverable {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }
    }

    /** The client wants it no more; possible until the first full submission. */
    record CancelDeliverable(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @Nullable @Text String reason) implements WorkCommand, OfDeliverable {}

    /** The VA hands in its work, whole or in part; until the client decides it may be replaced by a further one. */
    record SubmitDeliverable(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @Nullable @Size(max = 100) List<@NotNull @Valid Item> items,
            @Nullable @Text String note,
            @Nullable Boolean partial)
            implements WorkCommand, OfDeliverable {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }

        @Override
        public List<FileNamed> filesNamed() {
            return FileNamed.in(items);
        }
    }

    /** The client gives what it owed. */
    record ProvideInput(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @NotNull @Id String inputId,
            @Nullable @Link String link,
            @Nullable @Id String fileId,
            @Nullable @Text String text)
            implements WorkCommand, OfDeliverable {
        @AssertTrue(message = "must name a link, a file or a text, and only one of them")
        boolean isContentNamedOnce() {
            return Stream.of(link, fileId, text).filter(Objects::nonNull).count() == 1;
        }

        @Override
        public List<FileNamed> filesNamed() {
            return fileId == null ? List.of() : List.of(new FileNamed("", fileId, null, null));
        }
    }

    /** The VA cannot use what the client gave: it is owed again. */
    record ReturnInput(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @NotNull @Id String inputId,
            @NotNull @Text String reason)
            implements WorkCommand, OfDeliverable {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }
    }
}
