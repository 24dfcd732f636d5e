/** Numbers with what each is made of, as of any moment, of one engagement and across a party's; and the list of engagements. */
@NullMarked
package io.engagements.query.pages.numbers;

import org.jspecify.annotations.NullMarked;
