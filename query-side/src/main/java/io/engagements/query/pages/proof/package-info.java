/** What is signed, packages to be taken home, and what somebody kept held against what is here. */
@NullMarked
package io.engagements.query.pages.proof;

import org.jspecify.annotations.NullMarked;
