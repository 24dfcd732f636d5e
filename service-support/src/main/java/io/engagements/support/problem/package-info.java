/** What no request may be, and how whatever is refused is said: problem documents (RFC 9457), in English or Spanish. */
@NullMarked
package io.engagements.support.problem;

import org.jspecify.annotations.NullMarked;
