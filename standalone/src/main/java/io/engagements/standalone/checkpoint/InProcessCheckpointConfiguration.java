package io.engagements.standalone.checkpoint;

import io.engagements.command.checkpoint.CheckpointRows;
import io.engagements.command.checkpoint.Checkpoints;
import io.engagements.command.stamp.StampRows;
import io.engagements.query.proof.CheckpointSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins the sides: the query side takes checkpoints from the command side without a network between them. */
@Configuration(proxyBeanMethods = false)
class InProcessCheckpointConfiguration {

    @Bean
    CheckpointSource checkpointSource(CheckpointRows rows, Checkpoints checkpoints, StampRows stamps) {
        return new InProcess(rows, checkpoints, stamps);
    }

    private record InProcess(CheckpointRows rows, Checkpoints checkpoints, StampRows stamps)
            implements CheckpointSource {

        @Override
        public Batch after(long number, int atMost) {
            return new Batch(
                    rows.after(number, atMost).stream()
                            .map(given -> new Given(given.number(), given.note()))
                            .toList(),
                    rows.keys(),
                    checkpoints.isRefused());
        }

        @Override
        public List<Stamp> stampsAfter(long number, int atMost) {
            return stamps.after(number, atMost).stream()
                    .map(taken -> new Stamp(
                            taken.number(),
                            taken.checkpoint(),
                            StampKind.valueOf(taken.kind().name()),
                            taken.madeBy(),
                            taken.content()))
                    .toList();
        }
    }
}
