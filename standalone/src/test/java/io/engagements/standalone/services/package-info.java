/** Both sides as services of their own, with what stands between them. */
@NullMarked
package io.engagements.standalone.services;

import org.jspecify.annotations.NullMarked;
