package io.engagements.query.command;

/**
 * The port to the command side: the HTTP interface of commands, whichever way it is reached. The caller's own token
 * goes with each command; the command side decides what it may do.
 */
public interface CommandPort {

    /** Whatever the command side answers, problems included; status 503 when it cannot be reached. */
    CommandResponse send(CommandRequest command);
}
