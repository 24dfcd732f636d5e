package io.engagements.query.report;

import org.jspecify.annotations.Nullable;

/**
 * Where something stands that is told.
 *
 * @param position in the ledger
 * @param href where it can be looked at; absent where nothing leads there
 */
record Ref(long position, @Nullable String href) {}
