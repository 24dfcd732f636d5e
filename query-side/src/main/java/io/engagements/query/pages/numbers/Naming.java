package io.engagements.query.pages.numbers;

import io.engagements.rules.metrics.Item.Subject;
import io.engagements.rules.metrics.Metric;
import java.util.Set;

/** Finds out what the things are called that a number is made of. */
interface Naming {

    Known of(Metric metric, Set<Subject> subjects);
}
