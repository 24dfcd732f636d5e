package io.engagements.standalone.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.core.env.Environment;

/** Where this process is about to listen. */
record ListenAddresses(Environment environment) {

    private static final String EVERYWHERE = "every address";

    /** @throws NotLoopbackException when a server's address is not of this machine alone */
    void requireLoopback() {
        require("server.address", environment.getProperty("server.address", EVERYWHERE));
        String management = environment.getProperty("management.server.address");
        if (management != null || hasManagementServer()) {
            require("management.server.address", management == null ? EVERYWHERE : management);
        }
    }

    /** A management server of its own does not inherit the other one's address. */
    private boolean hasManagementServer() {
        int port = environment.getProperty("management.server.port", Integer.class, -1);
        return port == 0 || (port > 0 && port != environment.getProperty("server.port", Integer.class, 8080));
    }

    private static void require(String setting, String address) {
        if (!isLoopback(address)) {
            throw new NotLoopbackException(setting, address.isBlank() ? EVERYWHERE : address);
        }
    }

    /** A blank address is none, and a server without one listens everywhere; Java takes it for loopback. */
    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
