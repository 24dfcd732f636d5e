/** What the sides agreed, as the rooms above see it. */
@NullMarked
package io.engagements.rules.agreement;

import org.jspecify.annotations.NullMarked;
