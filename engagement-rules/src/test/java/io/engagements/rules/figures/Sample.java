package io.engagements.rules.figures;

import java.util.List;

/** One engagement to be played: how it begins and what is asked for in it. */
record Sample(Beginning beginning, List<Step> steps) {

    Sample with(List<Step> others) {
        return new Sample(beginning, List.copyOf(others));
    }
}
