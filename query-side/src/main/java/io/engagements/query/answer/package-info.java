/** What every query needs: who may see, which version, which page. */
@NullMarked
package io.engagements.query.answer;

import org.jspecify.annotations.NullMarked;
