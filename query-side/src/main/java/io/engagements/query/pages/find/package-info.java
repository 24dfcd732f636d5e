/** Where an auditor begins. */
@NullMarked
package io.engagements.query.pages.find;

import org.jspecify.annotations.NullMarked;
