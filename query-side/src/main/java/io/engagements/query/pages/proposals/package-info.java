/** What the sides propose to each other, what the client owes for work, what is contested, and what is said to it. */
@NullMarked
package io.engagements.query.pages.proposals;

import org.jspecify.annotations.NullMarked;
