package io.engagements.query.report;

/** What a report is made for. */
enum Medium {
    /** A page, with links. */
    PAGE,
    /** A print, with receipts as files within it. */
    PRINT,
    TABLE
}
