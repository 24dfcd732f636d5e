package io.engagements.query.answer;

import java.util.function.BooleanSupplier;

/** How far what is shown lags behind what was done. */
@FunctionalInterface
public interface CatchUp {

    /** Tells, each time it is asked, whether everything done before this call is shown; never, where none can know. */
    BooleanSupplier upToNow();
}
