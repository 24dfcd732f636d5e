package io.engagements.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that tests stop and start again at the same address.
 *
 * <p>They lie below those that the system gives to outgoing connections (RFC 6056, 32768 and more on Linux): while a server is down,
 * whoever tries to reach it could else be given the very port, be connected with himself, and hold it against the server.
 */
public final class ServerPort {

    private static final int FIRST = 20_000;
    private static final int END = 32_768;
    private static final int ATTEMPTS = 1_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private ServerPort() {}

    /** One that nobody listens on at this moment, and that this JVM has not given to anybody. */
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port is free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort() == port;
        } catch (IOException taken) {
            return false;
        }
    }
}
