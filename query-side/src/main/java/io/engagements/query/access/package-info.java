/** Tells the command side who reads what here, and shows auditors all of it, and parties who looked at what is theirs. */
@NullMarked
package io.engagements.query.access;

import org.jspecify.annotations.NullMarked;
