package io.engagements.query.compliance;

import io.engagements.rules.EventRef;
import io.engagements.rules.metrics.WorkFacts;
import io.engagements.rules.metrics.WorkFacts.Commitment;
import io.engagements.rules.metrics.WorkFacts.DueAsked;
import io.engagements.rules.metrics.WorkFacts.DueChange;
import io.engagements.rules.metrics.WorkFacts.InputOwed;
import io.engagements.rules.metrics.WorkFacts.InputTurn;
import io.engagements.rules.metrics.WorkFacts.Miss;
import io.engagements.rules.metrics.WorkFacts.OfVersion;
import io.engagements.rules.metrics.WorkFacts.Outcome;
import io.engagements.rules.metrics.WorkFacts.RoundTurn;
import io.engagements.rules.metrics.WorkFacts.SubmissionFact;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads {@link WorkFacts} as {@link FactsJson} writes them, token by token: a party has ten thousand of them, and binding takes four times as long. */
final class FactsParser {

    private final JsonParser json;

    /** A party's facts are in few zones. */
    private final Map<String, ZoneId> zones = new HashMap<>();

    private FactsParser(JsonParser json) {
        this.json = json;
    }

    /** @param facts an array of them */
    static List<WorkFacts> read(String facts) {
        try (JsonParser json = FactsJson.mapper().createParser(facts)) {
            FactsParser reader = new FactsParser(json);
            return reader.list(reader::restOfWork);
        }
    }

    private WorkFacts restOfWork() {
        return ended(new WorkFacts(
                text(),
                ref(),
                orNull(this::restOfCommitment),
                orNull(this::restOfRef),
                orNull(this::restOfRef),
                orNull(this::restOfRef),
                list(this::restOfMiss),
                list(this::restOfHanded),
                list(this::restOfOutcome),
                list(this::restOfDueAsked),
                list(this::restOfDueChange),
                list(this::restOfRoundTurn),
                list(this::restOfVersion),
                list(this::restOfVersion),
                list(this::restOfInputOwed),
                list(this::restOfInputTurn)));
    }

    private Commitment restOfCommitment() {
        return ended(new Commitment(ref(), instant(), zone()));
    }

    private Miss restOfMiss() {
        return ended(new Miss(numberOrNull(), ref()));
    }

    private SubmissionFact restOfHanded() {
        return ended(new SubmissionFact(number(), truth(), ref()));
    }

    private Outcome restOfOutcome() {
        Outcome.Kind kind = Outcome.Kind.valueOf(text());
        return ended(new Outcome(kind, number(), ref(), instantOrNull(), numberOrNull()));
    }

    private DueAsked restOfDueAsked() {
        return ended(new DueAsked(text(), textOrNull()));
    }

    private DueChange restOfDueChange() {
        return ended(new DueChange(text(), numberOrNull(), instant(), zone(), ref()));
    }

    private InputOwed restOfInputOwed() {
        return ended(new InputOwed(text(), instant(), truth(), ref()));
    }

    private InputTurn restOfInputTurn() {
        return ended(new InputTurn(text(), truth(), ref()));
    }

    private RoundTurn restOfRoundTurn() {
        return ended(new RoundTurn(number(), RoundTurn.Kind.valueOf(text()), ref()));
    }

    private OfVersion restOfVersion() {
        return ended(new OfVersion(number(), ref()));
    }

    private EventRef ref() {
        begin();
        return restOfRef();
    }

    private EventRef restOfRef() {
        return ended(new EventRef(instant(), longNumber(), text()));
    }

    private void begin() {
        require(json.nextToken(), JsonToken.START_ARRAY);
    }

    private void end() {
        require(json.nextToken(), JsonToken.END_ARRAY);
    }

    private <T> T ended(T record) {
        end();
        return record;
    }

    private <T> @Nullable T orNull(Supplier<T> rest) {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        require(token, JsonToken.START_ARRAY);
        return rest.get();
    }

    private <T> List<T> list(Supplier<T> rest) {
        begin();
        if (json.nextToken() == JsonToken.END_ARRAY) {
            return List.of();
        }
        List<T> all = new ArrayList<>(2);
        do {
            all.add(rest.get());
        } while (json.nextToken() == JsonToken.START_ARRAY);
        return all;
    }

    private String text() {
        require(json.nextToken(), JsonToken.VALUE_STRING);
        return json.getString();
    }

    private ZoneId zone() {
        return zones.computeIfAbsent(text(), ZoneId::of);
    }

    private @Nullable String textOrNull() {
        return json.nextToken() == JsonToken.VALUE_NULL ? null : json.getString();
    }

    private boolean truth() {
        return json.nextToken() == JsonToken.VALUE_TRUE;
    }

    private int number() {
        return (int) longNumber();
    }

    private long longNumber() {
        require(json.nextToken(), JsonToken.VALUE_NUMBER_INT);
        return json.getLongValue();
    }

    private @Nullable Integer numberOrNull() {
        return json.nextToken() == JsonToken.VALUE_NULL ? null : (Integer) json.getIntValue();
    }

    private Instant instant() {
        return Instant.ofEpochSecond(longNumber());
    }

    private @Nullable Instant instantOrNull() {
        return json.nextToken() == JsonToken.VALUE_NULL ? null : Instant.ofEpochSecond(json.getLongValue());
    }

    private static void require(@Nullable JsonToken token, JsonToken wanted) {
        if (token != wanted) {
            throw new IllegalStateException("facts have " + token + " where " + wanted + " belongs");
        }
    }
}
