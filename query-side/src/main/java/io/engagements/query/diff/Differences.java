package io.engagements.query.diff;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.replay.Moment;
import io.engagements.query.replay.Replay;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.engagement.Engagement;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Compares an engagement at two moments. Whether it may be seen, callers decide. */
@Component
public class Differences {

    private final Replay replay;
    private final JsonMapper json;

    Differences(Replay replay, JsonMapper json) {
        this.replay = replay;
        this.json = json;
    }

    /** @throws ProblemException 422 when too many events make the difference */
    public Difference between(String engagementId, Moment from, Moment to) {
        return Difference.of(replay, json, engagementId, new DiffRange(from, to));
    }

    /**
     * What some events changed that follow each other without a gap.
     *
     * @param from sequence of the one before the first of them
     * @param before as it stood after that; empty where it had not begun
     */
    public Difference by(Optional<Engagement> before, long from, List<RecordedEvent<EngagementEvent>> following) {
        return Difference.of(json, before, from, following);
    }
}
