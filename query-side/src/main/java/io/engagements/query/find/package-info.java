/** What auditors find engagements, work, candidacies and parties by. */
@NullMarked
package io.engagements.query.find;

import org.jspecify.annotations.NullMarked;
