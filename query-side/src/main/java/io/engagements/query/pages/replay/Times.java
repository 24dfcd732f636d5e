package io.engagements.query.pages.replay;

import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.MeasureFormat.FormatWidth;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import io.engagements.query.history.EventLine.Placed;
import io.engagements.query.pages.frame.View;
import io.engagements.query.proof.CheckpointRows;
import io.engagements.query.proof.CheckpointRows.Kept;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When an event occurred, when it was written down, and by when it was proven to stand there.
 *
 * @param later how long after it had occurred it was recorded; absent where that is less than a minute
 * @param size of the first checkpoint that includes it; absent while none does
 * @param signed when that was signed; absent where no signature says so
 */
record Times(
        String occurred,
        String recorded,
        @Nullable String later,
        @Nullable Long size,
        @Nullable String signed) {

    static Times of(Placed event, CheckpointRows checkpoints, View view) {
        Optional<Kept> checkpoint = checkpoints.covering(event.position());
        Duration late = Duration.between(event.occurredAt(), event.recordedAt());
        return new Times(
                view.second(event.occurredAt(), view.zone()),
                view.secondThere(event.recordedAt()),
                late.toMinutes() < 1 ? null : told(late, view),
                checkpoint.map(kept -> kept.checkpoint().size()).orElse(null),
                checkpoint.flatMap(checkpoints::signedAt).map(view::secondThere).orElse(null));
    }

    private static String told(Duration late, View view) {
        Measure measure = late.toDays() > 1
                ? new Measure(late.toDays(), MeasureUnit.DAY)
                : late.toHours() > 1
                        ? new Measure(late.toHours(), MeasureUnit.HOUR)
                        : new Measure(late.toMinutes(), MeasureUnit.MINUTE);
        return MeasureFormat.getInstance(view.locale(), FormatWidth.WIDE).format(measure);
    }
}
