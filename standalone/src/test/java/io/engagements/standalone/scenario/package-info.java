/** Acceptance stories: the whole product over real HTTP, on a database of its own, with the movable clock. */
package io.engagements.standalone.scenario;
