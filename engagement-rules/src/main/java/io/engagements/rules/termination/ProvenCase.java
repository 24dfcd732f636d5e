package io.engagements.rules.termination;

import io.engagements.rules.PersistentMap;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.ground.Ground;
import java.util.Collection;
import java.util.stream.Stream;

/** A contract and the grounds for ending it that there are, by id. */
public record ProvenCase(Contract contract, PersistentMap<Ground> grounds) {

    /** Those of the cited grounds that exist. */
    Stream<Ground> cited(Collection<String> groundIds) {
        return groundIds.stream().flatMap(id -> grounds.get(id).stream());
    }
}
