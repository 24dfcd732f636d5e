/** The description of the interface, as OpenAPI. */
@NullMarked
package io.engagements.standalone.openapi;

import org.jspecify.annotations.NullMarked;
