/** A client asks for work. */
@NullMarked
package io.engagements.query.pages.ask;

import org.jspecify.annotations.NullMarked;
