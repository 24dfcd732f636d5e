/** What the sides agreed, and who may say so. */
@NullMarked
package io.engagements.rules.contract;

import org.jspecify.annotations.NullMarked;
