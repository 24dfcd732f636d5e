@NullMarked
package io.engagements.query.pages.ending;

import org.jspecify.annotations.NullMarked;
