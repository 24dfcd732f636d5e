package io.engagements.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A JVM of its own that starts a server and then waits to be killed. */
final class ChildServer implements AutoCloseable {

    private final Process process;
    private final String answer;

    private ChildServer(Process process, String answer) {
        this.process = process;
        this.answer = answer;
    }

    static ChildServer start(Path directory) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(ShortLivedJvm.OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ChildServer.class.getName()));
        command.addAll(List.of(directory.toString(), TestPostgres.BINARIES.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String line = output.readLine();
        while (line != null && !line.startsWith("ready ") && !line.startsWith("refused ")) {
            line = output.readLine();
        }
        return new ChildServer(process, Objects.requireNonNull(line, "the child ended without an answer"));
    }

    /** {@code ready} and how to connect, or {@code refused} and why. */
    String answer() {
        return answer;
    }

    Connection connect() throws SQLException {
        String[] words = answer.split(" ");
        return DriverManager.getConnection(words[1], words[2], words[3]);
    }

    long pid() {
        return process.pid();
    }

    long postmasterPid() {
        return Long.parseLong(answer.split(" ")[4]);
    }

    /** kill -9, and waits for its effect. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    public static void main(String[] arguments) throws InterruptedException {
        ServerOptions options = ServerOptions.in(Path.of(arguments[0])).withBinaries(Path.of(arguments[1]));
        try {
            EmbeddedPostgresServer server = EmbeddedPostgresServer.start(options);
            System.out.println("ready " + server.jdbcUrl() + " " + server.owner() + " " + server.ownerPassword() + " "
                    + server.pid());
            Thread.sleep(600_000);
        } catch (PostgresRefusedException e) {
            System.out.println("refused " + e.getMessage());
        }
    }
}
