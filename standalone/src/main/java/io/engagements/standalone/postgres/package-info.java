/** Where the one process has its database from: the server that it brings along, or the one that it is told. */
@NullMarked
package io.engagements.standalone.postgres;

import org.jspecify.annotations.NullMarked;
