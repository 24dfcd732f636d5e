package io.engagements.support.limits;

import java.util.List;
import java.util.stream.Collectors;

/** Where strangers ask from: what they are told apart by. */
public final class Network {

    private static final int GROUPS = 8;
    private static final int NOT_CHOSEN = 4;

    private Network() {}

    /**
     * An address of IPv4, or of one of IPv6 the half that is not its owner's to choose.
     *
     * @param address as the server tells it, with all of its groups
     */
    public static String of(String address) {
        List<String> groups = List.of(address.split(":", -1));
        return groups.size() < GROUPS
                ? address
                : groups.stream().limit(NOT_CHOSEN).collect(Collectors.joining(":"));
    }
}
