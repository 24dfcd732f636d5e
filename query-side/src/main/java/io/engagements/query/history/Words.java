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
import io.engagements.rules.ground.Ground;
import io.engagements.rules.onboarding.Access;
import io.engagements.rules.onboarding.Channel;
import io.engagements.rules.onboarding.Material;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a sentence can name of an event, in one language: its fields by their names, and a few words more. */
final class Words {

    /** Stands for what is absent. Nothing that people typed can be mistaken for it: that is quoted. */
    /** Of what happens to no contract. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    private static final String NONE = "none";

    private static final String GROUNDS = "groundIds";

    private final Wording wording;
    private final Around known;

    Words(Wording wording, Around known) {
        this.wording = wording;
        this.known = known;
    }

    Map<String, Object> of(DomainEvent event) {
        Map<String, Object> words = new HashMap<>();
        for (RecordComponent field : event.getClass().getRecordComponents()) {
            add(field.getName(), valueOf(event, field), event, words);
        }
        words.put("actor", actor(event.stamp()));
        words.put(
                "deliverable",
                Sentences.deliverableOf(event).map(this::titleOrId).orElse(NONE));
        words.put("document", known.isUnprovided(event) ? "unprovided" : NONE);
        if (event instanceof QualityImprovementRequested round && round.asked() != null) {
            Stamp asked = round.asked().by();
            words.put("askedBy", actor(asked));
            words.put("askedAt", wording.say(asked.occurredAt(), round.due().zone()));
        }
        if (event instanceof AttemptRefused refused) {
            words.put("command", wording.say("command." + refused.command(), Map.of()));
            words.put("rules", refused.rules().stream().map(wording::say).collect(Collectors.joining(" ")));
        }
        return words;
    }

    private String actor(Stamp by) {
        return known.names().actor(by).or(() -> Optional.ofNullable(by.party())).orElse(NONE);
    }

    private String titleOrId(String deliverableId) {
        return known.title(deliverableId).map(wording::quote).orElse(deliverableId);
    }

    /** The grounds that an event cites, by their ids. */
    static List<String> grounds(DomainEvent event) {
        return Stream.of(event.getClass().getRecordComponents())
                .filter(field -> field.getName().equals(GROUNDS))
                .flatMap(field -> valueOf(event, field) instanceof List<?> ids ? ids.stream() : Stream.empty())
                .map(String.class::cast)
                .toList();
    }

    private String ground(String id, DomainEvent event) {
        return known.ground(id)
                .map(ground -> told(ground, event.stamp().occurredAt()))
                .orElseGet(() -> wording.say("ground.unknown", Map.of("id", id)));
    }

    /** By what happened, to what and when; it may have come to nothing and arisen anew. */
    private String told(Ground ground, Instant at) {
        Map<String, Object> words = new HashMap<>();
        words.put("deliverable", titleOrId(ground.deliverableIds().get(0)));
        words.put("round", ground.round() == null ? NONE : ground.round());
        // A miss is a fact from the second after its due on.
        Instant since = ground.stoodSince(at).minusSeconds(ground.kind() == Ground.Kind.MISSED_DEADLINE ? 1 : 0);
        words.put("day", wording.day(since, known.zone()));
        return wording.say("ground." + ground.kind().name(), words);
    }

    /** What people call that which a field names by its id. */
    private Optional<String> called(String field, String id, DomainEvent event) {
        Optional<String> work = Sentences.deliverableOf(event);
        return switch (field) {
            case "clientId", "vaId", "lawyerId", "partyId" -> known.names().party(id);
            case "inputId" -> work.flatMap(piece -> known.input(piece, id)).map(wording::quote);
            case "criteria" -> work.flatMap(piece -> known.criterion(piece, id)).map(wording::quote);
            case "materialId" -> known.entrusted(Material.itemId(id)).map(wording::quote);
            case "accessId" -> known.entrusted(Access.itemId(id)).map(wording::quote);
            case "channelId" -> known.entrusted(Channel.itemId(id)).map(wording::quote);
            case "itemId" -> known.entrusted(id).map(wording::quote);
            default -> Optional.empty();
        };
    }

    private static @Nullable Object valueOf(DomainEvent event, RecordComponent field) {
        try {
            return field.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(field + " of an event cannot be read", e);
        }
    }

    private void add(String name, @Nullable Object value, DomainEvent event, Map<String, Object> words) {
        if (value == null) {
            words.put(name, NONE);
        } else if (value instanceof Terms terms) {
            words.put("fee", wording.say(terms.fee()));
        } else if (value instanceof List<?> parts) {
            words.put(name + "Count", parts.size());
            words.put(
                    name,
                    wording.list(
                            parts.stream().map(part -> part(name, part, event)).toList()));
        } else {
            words.put(name, word(name, value, event));
        }
    }

    private Object word(String name, Object value, DomainEvent event) {
        if (value instanceof Deadline deadline) {
            return wording.say(deadline);
        } else if (value instanceof Instant instant) {
            return wording.say(instant, UTC);
        } else if (value instanceof Subject subject) {
            return wording.say(subject.kind());
        } else if (value instanceof Enum<?> constant) {
            return wording.say(constant);
        } else if (value instanceof String text) {
            return name.endsWith("Id") ? called(name, text, event).orElse(text) : wording.quote(text);
        }
        return value;
    }

    /** One of a list: those of mere texts hold ids. */
    private String part(String name, Object part, DomainEvent event) {
        if (part instanceof Item item) {
            return wording.quote(item.name());
        } else if (part instanceof AcceptanceCriterion criterion) {
            return wording.quote(criterion.text());
        }
        String id = part.toString();
        return name.equals(GROUNDS)
                ? ground(id, event)
                : called(name, id, event).orElse(id);
    }
}
