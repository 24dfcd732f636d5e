package io.engagements.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What stands in the server's configuration files, which are written anew at each start. */
final class ServerConfiguration {

    /** Nobody gets in without the password, and only from this machine. */
    static final String HOST_ACCESS = "host all all 127.0.0.1/32 scram-sha-256\n";

    private final Map<String, String> settings = new LinkedHashMap<>();

    /**
     * @param port TCP port
     * @param others settings that come on top of the usual ones or replace them
     */
    ServerConfiguration(int port, Map<String, String> others) {
        listen(port);
        keepWhatIsCommitted();
        settings.put("max_connections", "60");
        settings.put("shared_buffers", "64MB");
        settings.put("max_prepared_transactions", "0");
        // A plan made while a table is empty reads the whole of it until the table is analyzed: not for a minute.
        settings.put("autovacuum_naptime", "5s");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("lc_messages", "C");
        // Not ERROR: a lost race is one, its text holds users' data, and the application is told of it anyway.
        settings.put("log_min_messages", "log");
        settings.putAll(others);
    }

    private void listen(int port) {
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", "");
        settings.put("password_encryption", "scram-sha-256");
        // More of them make guessing slow, and each connection too: what nobody could guess needs none.
        settings.put("scram_iterations", "1");
    }

    private void keepWhatIsCommitted() {
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
    }

    /** The text of {@code postgresql.conf}. */
    String text() {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + " = '" + quoted(setting.getValue()) + "'\n")
                .collect(Collectors.joining());
    }

    private static String quoted(String value) {
        return value.replace("\\", "\\\\").replace("'", "''");
    }
}
