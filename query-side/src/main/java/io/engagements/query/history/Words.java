package io.engagements.query.history;

import io.engagements.events.DomainEvent;
import io.engagements.events.Stamp;
import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.events.engagement.Item;
import io.engagements.events.engagement.ReviewEvent.QualityImprovementRequested;
import io.engagements.events.engagement.Subject;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.query.history.Sentences.Known;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a sentence can name of an event, in one language: its fields by their names, and a few words more. */
final class Words {

    /** Stands for what is absent. Nothing that people typed can be mistaken for it: that is quoted. */
    private static final String NONE = "none";

    /** The fields that hold a party. */
    private static final Set<String> PARTIES = Set.of("clientId", "vaId", "lawyerId");

    private final Wording wording;
    private final Known known;

    Words(Wording wording, Known known) {
        this.wording = wording;
        this.known = known;
    }

    Map<String, Object> of(DomainEvent event) {
        Map<String, Object> words = new HashMap<>();
        for (RecordComponent field : event.getClass().getRecordComponents()) {
            add(field.getName(), valueOf(event, field), words);
        }
        words.put("actor", party(event.stamp()));
        words.put(
                "deliverable",
                Sentences.deliverableOf(event).map(this::titleOrId).orElse(NONE));
        words.put("document", known.unprovided().contains(event) ? "unprovided" : NONE);
        if (event instanceof QualityImprovementRequested round && round.asked() != null) {
            Stamp asked = round.asked().by();
            words.put("askedBy", party(asked));
            words.put("askedAt", wording.say(asked.occurredAt(), round.due().zone()));
        }
        if (event instanceof AttemptRefused refused) {
            words.put("command", wording.say("command." + refused.command(), Map.of()));
            words.put("rules", refused.rules().stream().map(wording::say).collect(Collectors.joining(" ")));
        }
        return words;
    }

    private String party(Stamp by) {
        return Optional.ofNullable(by.party())
                .map(id -> known.names().getOrDefault(id, id))
                .orElse(NONE);
    }

    private String titleOrId(String deliverableId) {
        String title = known.titles().get(deliverableId);
        return title == null ? deliverableId : wording.quote(title);
    }

    private static @Nullable Object valueOf(DomainEvent event, RecordComponent field) {
        try {
            return field.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(field + " of an event cannot be read", e);
        }
    }

    private void add(String name, @Nullable Object value, Map<String, Object> words) {
        if (value == null) {
            words.put(name, NONE);
        } else if (value instanceof Terms terms) {
            words.put("fee", wording.say(terms.fee()));
        } else if (value instanceof List<?> parts) {
            words.put(name + "Count", parts.size());
            words.put(name, wording.list(parts.stream().map(this::part).toList()));
        } else {
            words.put(name, word(name, value));
        }
    }

    private Object word(String name, Object value) {
        if (value instanceof Deadline deadline) {
            return wording.say(deadline);
        } else if (value instanceof Subject subject) {
            return wording.say(subject.kind());
        } else if (value instanceof Enum<?> constant) {
            return wording.say(constant);
        } else if (value instanceof String text) {
            if (PARTIES.contains(name)) {
                return known.names().getOrDefault(text, text);
            }
            return name.endsWith("Id") ? text : wording.quote(text);
        }
        return value;
    }

    /** One of a list: those of mere texts hold ids. */
    private String part(Object part) {
        if (part instanceof Item item) {
            return wording.quote(item.name());
        } else if (part instanceof AcceptanceCriterion criterion) {
            return wording.quote(criterion.text());
        }
        return part.toString();
    }
}
