package io.engagements.command.checkpoint;

import java.net.URI;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of the log, by which checkpoints are told from those of others. */
final class Origin {

    private static final Pattern LOCAL = Pattern.compile("localhost|.*\\.localhost|[0-9.]+|\\[.*]|");
    private static final Pattern ERA = Pattern.compile("(.*)/era-([0-9]+)");

    private Origin() {}

    /** The public address without its scheme, where that names a host; else a name that nobody else has. */
    static String first(String publicUrl) {
        URI address = URI.create(publicUrl.strip());
        String host = address.getHost() == null ? "" : address.getHost();
        if (LOCAL.matcher(host).matches()) {
            return "engagements.local/" + UUID.randomUUID();
        }
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        return (address.getRawAuthority() + path).replaceAll("/+$", "").replace("+", "%2B");
    }

    /** Of the log that begins where another one was given up. */
    static String after(String origin) {
        Matcher era = ERA.matcher(origin);
        return era.matches() ? era.group(1) + "/era-" + (Long.parseLong(era.group(2)) + 1) : origin + "/era-2";
    }
}
