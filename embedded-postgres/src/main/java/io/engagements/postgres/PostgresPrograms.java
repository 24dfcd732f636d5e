package io.engagements.postgres;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's own programs: {@code initdb}, {@code pg_ctl}, {@code postgres}. */
final class PostgresPrograms {

    private final Path home;

    /** @param home the directory that holds {@code bin} */
    PostgresPrograms(Path home) {
        this.home = home;
    }

    /** Major version of the programs. */
    int majorVersion() throws IOException {
        Result result = run("postgres", Duration.ofSeconds(30), "--version");
        String version = result.output().replaceAll("(?s)^.*PostgreSQL\\) (\\d+).*$", "$1");
        if (result.status() != 0 || !version.matches("\\d+")) {
            throw new PostgresRefusedException(
                    "The PostgreSQL of this program does not run here: " + result.output(),
                    "Give the URL of a PostgreSQL 17 or newer in SPRING_DATASOURCE_URL.");
        }
        return Integer.parseInt(version);
    }

    /** Runs a program to its end, which it must reach within {@code limit}. */
    Result run(String program, Duration limit, String... arguments) throws IOException {
        // A file and not a pipe: a server started by the program may hold the pipe open for as long as it lives.
        Path output = Files.createTempFile(program, ".out");
        try {
            int status = await(builder(program, arguments, output).start(), limit);
            return new Result(status, Files.readString(output).strip());
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private ProcessBuilder builder(String program, String[] arguments, Path output) {
        List<String> command = new ArrayList<>();
        // PostgreSQL refuses to run as root. Inside a user namespace without mappings it sees an unknown ordinary user.
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static int await(Process process, Duration limit) throws IOException {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new IOException("not finished after " + limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * How a program ended.
     *
     * @param status 0 for success
     * @param output what it said on both its streams
     */
    record Result(int status, String output) {}
}
