/** What every program that serves the interface has beside its security: trace ids, and figures for its operator. */
@NullMarked
package io.engagements.serving;

import org.jspecify.annotations.NullMarked;
