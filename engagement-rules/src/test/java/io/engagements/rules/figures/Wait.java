package io.engagements.rules.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How far the clock moves before something is done. */
sealed interface Wait {

    Instant from(Situation situation);

    /** Simpler ones, the simplest first. */
    Stream<Wait> simpler();

    /** So many seconds. */
    record Span(long seconds) implements Wait {

        static Span of(Duration duration) {
            return new Span(duration.toSeconds());
        }

        @Override
        public Instant from(Situation situation) {
            return situation.now().plusSeconds(seconds);
        }

        @Override
        public Stream<Wait> simpler() {
            return LongStream.of(0, 1, 60, 3_600, 86_400, 864_000)
                    .filter(simple -> simple < seconds)
                    .mapToObj(Span::new);
        }
    }

    /** To the next due or other end that somebody was told, and so many seconds further. */
    record ToNextEnd(int offset) implements Wait {

        @Override
        public Instant from(Situation situation) {
            Instant now = situation.now();
            return situation
                    .nextEnd()
                    .map(end -> end.plusSeconds(offset))
                    .filter(now::isBefore)
                    .orElse(now);
        }

        @Override
        public Stream<Wait> simpler() {
            return Stream.concat(
                    Stream.of(new Span(0)), offset > 1 ? Stream.of(new ToNextEnd(1)) : Stream.<Wait>empty());
        }
    }
}
