/** What a demonstration begins with. */
@NullMarked
package io.engagements.standalone.demo;

import org.jspecify.annotations.NullMarked;
