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

    public String tell(DomainEvent event, Language language, Around known) {
        Wording wording = in(language);
        Map<String, Object> words = new Words(wording, known).of(event);
        return wording.say(EventCodec.nameOf(event.getClass()), words);
    }
}
