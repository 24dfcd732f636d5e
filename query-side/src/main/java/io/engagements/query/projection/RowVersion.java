package io.engagements.query.projection;

/**
 * Where a projection's rows of one engagement stand.
 *
 * @param generation which making of the rows
 * @param version sequence of the last event in them
 */
public record RowVersion(int generation, long version) {

    /** Of what no row is about. */
    static final RowVersion NOWHERE = new RowVersion(0, -1);

    /** SQL that gives the number of a projection's live generation, in the same snapshot as the rows beside it. */
    public static String generationOf(String projection) {
        return "(SELECT number FROM query_side.generation WHERE projection = '" + projection + "' AND state = 'LIVE')";
    }
}
