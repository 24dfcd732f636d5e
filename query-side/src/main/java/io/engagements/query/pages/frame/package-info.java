/** What every page has: sessions that sign in, languages, times, the frame round it, and how it says no. */
@NullMarked
package io.engagements.query.pages.frame;

import org.jspecify.annotations.NullMarked;
