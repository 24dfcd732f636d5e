/** What a VA offers: fee, services, periods. */
@NullMarked
package io.engagements.events.terms;

import org.jspecify.annotations.NullMarked;
