/** Where the VA hands in, what it is told of that, and files. */
@NullMarked
package io.engagements.query.pages.deliver;

import org.jspecify.annotations.NullMarked;
