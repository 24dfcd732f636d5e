package io.engagements.query.evidence;

import io.engagements.events.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a package, beside what it is about.
 *
 * @param asOf instant of its numbers
 * @param contentsFor access token of whoever is given the contents of files; null when their hashes will do
 * @param namesFor who is told what parties are called; null when nobody is
 * @param watch is told how far it has come
 */
record EvidenceWish(
        Instant asOf,
        @Nullable String contentsFor,
        @Nullable Caller namesFor,
        Underway.Watch watch) {}
