package io.engagements.query.pages.frame;

import io.engagements.events.Caller;

/**
 * Who looks at a page; a page's method takes it as an argument.
 *
 * @param token the person's own access token, good for at least a minute, with which commands are sent
 * @param caller whom that token names
 */
public record SignedIn(String token, Caller caller) {

    /** Without the token, which has no place in a log. */
    @Override
    public String toString() {
        return "SignedIn[caller=" + caller + "]";
    }
}
