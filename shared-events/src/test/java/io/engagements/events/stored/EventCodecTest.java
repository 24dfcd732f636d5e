package io.engagements.events.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engagements.events.DomainEvent;
import io.engagements.events.Stamp;
import io.engagements.events.Stored;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EventCodecTest {

    private static final Stamp STAMP = new Stamp("p", "person", null, Instant.parse("2027-01-11T09:00:00Z"));
    private static final String STAMP_JSON =
            "\"stamp\":{\"party\":\"p\",\"person\":\"person\",\"occurredAt\":\"2027-01-11T09:00:00Z\"}";

    sealed interface Parcel extends DomainEvent {
        @Stored(name = "parcel-sent", revision = 3)
        record ParcelSent(String parcelId, int grams, String carrier, Stamp stamp) implements Parcel {}

        sealed interface Returned extends Parcel {
            @Stored(name = "parcel-returned")
            record ParcelReturned(String parcelId, Stamp stamp) implements Returned {}
        }
    }

    sealed interface Nameless extends DomainEvent {
        record Sent(Stamp stamp) implements Nameless {}
    }

    sealed interface Twins extends DomainEvent {
        @Stored(name = "twin")
        record One(Stamp stamp) implements Twins {}

        @Stored(name = "twin")
        record Other(Stamp stamp) implements Twins {}
    }

    private static final Upcaster KILOS_TO_GRAMS = new Upcaster("parcel-sent", 1, old -> {
        old.put("grams", old.required("kilos").intValue() * 1000);
        old.remove("kilos");
        return old;
    });
    private static final Upcaster CARRIER_NAMED = new Upcaster("parcel-sent", 2, old -> old.put("carrier", "post"));

    private final EventCodec codec = new EventCodec(List.of(Parcel.class), List.of(KILOS_TO_GRAMS, CARRIER_NAMED));

    @Test
    void findsTheRecordsOfNestedSealedFamilies() {
        assertThat(codec.types())
                .containsOnly(
                        java.util.Map.entry("parcel-sent", Parcel.ParcelSent.class),
                        java.util.Map.entry("parcel-returned", Parcel.Returned.ParcelReturned.class));
    }

    @Test
    void refusesARecordWithoutAStoredName() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new EventCodec(List.of(Nameless.class), List.of()))
                .withMessageContaining("Nameless$Sent has no stored name");
    }

    @Test
    void refusesTwoRecordsOfOneName() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new EventCodec(List.of(Twins.class), List.of()))
                .withMessage("two events are stored as twin");
    }

    @Test
    void refusesARevisionThatAnOlderOneCannotReach() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new EventCodec(List.of(Parcel.class), List.of(KILOS_TO_GRAMS)))
                .withMessage("parcel-sent has no lift from revision 2");
        assertThatIllegalStateException()
                .isThrownBy(() -> new EventCodec(List.of(Parcel.class), List.of(CARRIER_NAMED)))
                .withMessage("parcel-sent has no lift from revision 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|{\"parcelId\":\"p1\",\"kilos\":2,%s}|post",
                "2|{\"parcelId\":\"p1\",\"grams\":2000,%s}|post",
                "3|{\"parcelId\":\"p1\",\"grams\":2000,\"carrier\":\"bike\",%s}|bike",
            })
    void liftsEveryOlderRevisionToThePresentOne(int revision, String payload, String carrier) {
        byte[] bytes = payload.formatted(STAMP_JSON).getBytes(UTF_8);

        assertThat(codec.decode("parcel-sent", revision, bytes))
                .isEqualTo(new Parcel.ParcelSent("p1", 2000, carrier, STAMP));
        assertThat(new String(bytes, UTF_8)).isEqualTo(payload.formatted(STAMP_JSON));
        JsonNode tree = ContractJson.mapper().readTree(bytes);
        assertThat(codec.decode("parcel-sent", revision, tree)).isEqualTo(codec.decode("parcel-sent", revision, bytes));
        assertThat(tree).isEqualTo(ContractJson.mapper().readTree(bytes));
    }

    @ParameterizedTest
    @CsvSource({"parcel-lost,1", "parcel-sent,0", "parcel-sent,-1", "parcel-sent,4", "parcel-returned,2"})
    void refusesANameOrRevisionThatIsNotOfTheContract(String name, int revision) {
        assertThatThrownBy(() -> codec.decode(name, revision, "{}".getBytes(UTF_8)))
                .isInstanceOf(UnknownEventException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(String.valueOf(revision));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void refusesJsonThatIsNoEvent(int revision) {
        for (String payload :
                List.of("", "null", "[]", "7", "{", "{} {}", "{\"parcelId\":7}", "{\"kilos\":1,\"x\":1}")) {
            assertThatThrownBy(() -> codec.decode("parcel-sent", revision, payload.getBytes(UTF_8)))
                    .as(payload)
                    .isInstanceOf(UnknownEventException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void refusesATreeThatIsNoEvent(int revision) {
        for (String payload : List.of("null", "[]", "7", "{\"parcelId\":7}", "{\"kilos\":1,\"x\":1}")) {
            JsonNode tree = ContractJson.mapper().readTree(payload);
            assertThatThrownBy(() -> codec.decode("parcel-sent", revision, tree))
                    .as(payload)
                    .isInstanceOf(UnknownEventException.class);
        }
    }

    @Test
    void theProductsOwnContractHoldsAllThreeFamilies() {
        assertThat(EventCodec.CONTRACT.types()).containsKeys("candidacy-opened", "va-hired", "attempt-refused");
    }
}
