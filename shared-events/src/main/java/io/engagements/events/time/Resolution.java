package io.engagements.events.time;

/** How a local time was turned into an instant. */
public enum Resolution {
    /** The local time exists once in its zone. */
    EXACT,
    /** It exists twice, clocks going back; the later instant was taken. */
    LATER_OF_OVERLAP,
    /** It does not exist, clocks going forward; it was moved forward by the gap. */
    SHIFTED_FROM_GAP
}
