/** Hands the ledger to Kafka, for query sides in other processes. */
@NullMarked
package io.engagements.command.publish;

import org.jspecify.annotations.NullMarked;
