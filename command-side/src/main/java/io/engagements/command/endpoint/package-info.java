/** Commands over HTTP: one endpoint for all of them. */
@NullMarked
package io.engagements.command.endpoint;

import org.jspecify.annotations.NullMarked;
