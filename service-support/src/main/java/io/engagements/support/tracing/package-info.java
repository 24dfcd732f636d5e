/** What the operator of a service follows it by: trace ids in answers, logs and events, and figures. */
@NullMarked
package io.engagements.support.tracing;

import org.jspecify.annotations.NullMarked;
