package io.engagements.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersistentMapTest {

    private record Version(PersistentMap<Integer> map, Map<String, Integer> expected) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyVersionBehavesAsALinkedHashMapAndStaysAsItWas(long seed) {
        Random random = new Random(seed);
        List<Version> versions = new ArrayList<>(List.of(new Version(PersistentMap.empty(), Map.of())));
        for (int i = 0; i < 600; i++) {
            Version from = random.nextInt(10) == 0
                    ? versions.get(random.nextInt(versions.size()))
                    : versions.get(versions.size() - 1);
            String key = key(random);
            int value = random.nextInt();
            Map<String, Integer> expected = new LinkedHashMap<>(from.expected());
            expected.put(key, value);
            versions.add(new Version(from.map().with(key, value), expected));
        }

        assertThat(versions).allSatisfy(PersistentMapTest::isAsExpected);
    }

    /** Half of the keys are made of "Aa" and "BB", which have one hash. */
    private static String key(Random random) {
        if (random.nextBoolean()) {
            return "k" + random.nextInt(2_000);
        }
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            key.append(random.nextBoolean() ? "Aa" : "BB");
        }
        return key.toString();
    }

    private static void isAsExpected(Version version) {
        assertThat(version.map().size()).isEqualTo(version.expected().size());
        assertThat(version.map().values())
                .containsExactlyElementsOf(version.expected().values());
        assertThat(version.map().stream())
                .containsExactlyElementsOf(version.expected().values());
        version.expected()
                .forEach((key, value) -> assertThat(version.map().get(key)).contains(value));
        assertThat(version.map().get("absent")).isEmpty();
    }

    @Test
    void keysOfOneHashAreKeptApart() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());

        PersistentMap<Integer> map =
                PersistentMap.<Integer>empty().with("Aa", 1).with("BB", 2).with("Aa", 3);

        assertThat(map.get("Aa")).contains(3);
        assertThat(map.get("BB")).contains(2);
        assertThat(map.get("AaAa")).isEmpty();
        assertThat(map.values()).containsExactly(3, 2);
        assertThat(map.size()).isEqualTo(2);
    }

    @Test
    void equalContentsInTheSameOrderAreEqual() {
        PersistentMap<Integer> one =
                PersistentMap.<Integer>empty().with("a", 0).with("b", 2).with("a", 1);
        PersistentMap<Integer> other =
                PersistentMap.<Integer>empty().with("a", 1).with("b", 2);

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one).isNotEqualTo(other.with("b", 3));
        assertThat(one).isNotEqualTo(PersistentMap.<Integer>empty().with("a", 1).with("c", 2));
    }
}
