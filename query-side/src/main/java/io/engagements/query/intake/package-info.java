/** How the ledger gets here from Kafka, when the command side is another process. */
@NullMarked
package io.engagements.query.intake;

import org.jspecify.annotations.NullMarked;
