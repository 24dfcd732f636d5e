/** What the client hands over to the VA, and how it comes back. */
@NullMarked
package io.engagements.query.pages.handover;

import org.jspecify.annotations.NullMarked;
