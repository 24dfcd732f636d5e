package io.engagements.query.history;

import io.engagements.events.DomainEvent;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.stored.EventCodec;
import io.engagements.rules.engagement.Engagement;
import io.engagements.support.problem.Language;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells an event as a sentence. Events hold codes, ids and what people typed; sentences are made when they are read. */
@Component
public class Sentences {

    private final Map<Language, Wording> wordings = new EnumMap<>(Language.class);

    Sentences() {
        Arrays.stream(Language.values()).forEach(language -> wordings.put(language, new Wording(language)));
    }

    /** The deliverable that a sentence names by its title. */
    static Optional<String> deliverableOf(DomainEvent event) {
        return event instanceof EngagementEvent happened ? Engagement.deliverableOf(happened) : Optional.empty();
    }

    public Wording in(Language language) {
        return Objects.requireNonNull(wordings.get(language));
    }

    /**
     * What sentences say that their events do not hold.
     *
     * @param titles of the deliverables that are known, by their ids; another is called by its id
     * @param names of the parties that are called by them, by their ids; another is called by its id
     * @param unprovided the events that cite a document which the client never provided
     */
    record Known(Map<String, String> titles, Map<String, String> names, Set<DomainEvent> unprovided) {}

    /** @param titles of the deliverables that are known, by their ids; another is called by its id */
    public String tell(DomainEvent event, Language language, Map<String, String> titles) {
        return tell(event, language, new Known(titles, Map.of(), Set.of()));
    }

    String tell(DomainEvent event, Language language, Known known) {
        Wording wording = in(language);
        Map<String, Object> words = new Words(wording, known).of(event);
        return wording.say(EventCodec.nameOf(event.getClass()), words);
    }
}
