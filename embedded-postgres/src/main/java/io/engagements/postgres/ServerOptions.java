package io.engagements.postgres;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an embedded server is started.
 *
 * @param directory PostgreSQL's data directory, created when missing
 * @param binaries where PostgreSQL's programs are unpacked, shared by any number of servers
 * @param port TCP port on the loopback address; 0 for one that is free
 * @param settings PostgreSQL settings beyond or instead of the usual ones
 */
public record ServerOptions(Path directory, Path binaries, int port, Map<String, String> settings) {

    public ServerOptions {
        directory = directory.toAbsolutePath().normalize();
        binaries = binaries.toAbsolutePath().normalize();
        settings = Map.copyOf(settings);
    }

    /** A free port, the usual settings, the programs beside the data directory. */
    public static ServerOptions in(Path directory) {
        Path binaries = PrivateFiles.parentOf(directory).resolve("postgres-binaries");
        return new ServerOptions(directory, binaries, 0, Map.of());
    }

    public ServerOptions withBinaries(Path newBinaries) {
        return new ServerOptions(directory, newBinaries, port, settings);
    }

    public ServerOptions withPort(int newPort) {
        return new ServerOptions(directory, binaries, newPort, settings);
    }

    public ServerOptions withSetting(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(name, value);
        return new ServerOptions(directory, binaries, port, more);
    }
}
