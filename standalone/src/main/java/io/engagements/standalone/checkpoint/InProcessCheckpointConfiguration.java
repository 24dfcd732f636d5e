package io.engagements.standalone.checkpoint;

import io.engagements.command.checkpoint.CheckpointRows;
import io.engagements.command.checkpoint.Checkpoints;
import io.engagements.query.proof.CheckpointSource;
import io.engagements.query.proof.CheckpointSource.Batch;
import io.engagements.query.proof.CheckpointSource.Given;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins the sides: the query side takes checkpoints from the command side without a network between them. */
@Configuration(proxyBeanMethods = false)
class InProcessCheckpointConfiguration {

    @Bean
    CheckpointSource checkpointSource(CheckpointRows rows, Checkpoints checkpoints) {
        return (number, atMost) -> new Batch(
                rows.after(number, atMost).stream()
                        .map(given -> new Given(given.number(), given.note()))
                        .toList(),
                rows.keys(),
                checkpoints.isRefused());
    }
}
