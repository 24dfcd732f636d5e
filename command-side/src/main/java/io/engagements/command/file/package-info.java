/** Uploaded files: each belongs to one engagement and is served to its parties and auditors only. */
@NullMarked
package io.engagements.command.file;

import org.jspecify.annotations.NullMarked;
