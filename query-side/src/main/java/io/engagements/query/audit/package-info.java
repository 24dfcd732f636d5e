/** The whole ledger for auditors: searched, exported, and what came of what in it. */
@NullMarked
package io.engagements.query.audit;

import org.jspecify.annotations.NullMarked;
