/** How commands and files get from here to the command side. */
@NullMarked
package io.engagements.query.command;

import org.jspecify.annotations.NullMarked;
