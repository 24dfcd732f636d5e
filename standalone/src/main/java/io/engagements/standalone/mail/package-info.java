/** What is sent by mail. */
@NullMarked
package io.engagements.standalone.mail;

import org.jspecify.annotations.NullMarked;
