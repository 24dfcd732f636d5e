package io.engagements.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The two commands {@code deploy/backup} and {@code deploy/restore}, run as docs/install.md has them run. */
class BackupTest {

    private static final Path COMMANDS =
            Path.of("..", "deploy").toAbsolutePath().normalize();

    private Path root;
    private Path data;
    private Path archive;

    private record Ended(int status, String output) {}

    @BeforeEach
    void installed() throws IOException {
        root = TestPostgres.ROOT.resolve("backup").resolve(UUID.randomUUID().toString());
        data = root.resolve("the data");
        archive = root.resolve("kept.tgz");
        PrivateFiles.createDirectory(data);
        Files.createDirectories(data.resolve("postgres-binaries"));
        Files.createDirectory(data.resolve("files"));
        Files.writeString(data.resolve("files/brochure"), "eight pages");
    }

    private EmbeddedPostgresServer start() {
        return EmbeddedPostgresServer.start(TestPostgres.options(data.resolve("postgres")));
    }

    private Ended run(String command, Path... arguments) throws Exception {
        List<String> line =
                new ArrayList<>(List.of("sh", COMMANDS.resolve(command).toString()));
        Stream.of(arguments).map(Path::toString).forEach(line::add);
        return run(line);
    }

    /** With a {@code systemctl} that writes down what it is told, and stops and starts nothing. */
    private Ended run(List<String> line) throws Exception {
        Path told = Files.createDirectories(root.resolve("bin")).resolve("systemctl");
        Files.writeString(told, "#!/bin/sh\necho \"systemctl $*\"\n");
        Files.setPosixFilePermissions(told, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().merge("PATH", "/usr/bin:/bin", (path, none) -> told.getParent() + ":" + path);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output);
    }

    @Test
    void what_was_packed_comes_back_and_nothing_later_is_in_it() throws Exception {
        try (EmbeddedPostgresServer server = start()) {
            Db.execute(server, "CREATE SCHEMA s; CREATE TABLE s.kept AS SELECT 1 AS number");
        }
        Ended packed = run("backup", data, archive, Path.of("engagements"));
        assertThat(packed.status()).as(packed.output()).isZero();
        assertThat(packed.output()).containsSubsequence("systemctl stop engagements", "Packed", "systemctl start");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
                .isEqualTo("rw-------");
        assertThat(run(List.of("tar", "-tzf", archive.toString())).output())
                .contains("./files/brochure")
                .doesNotContain("postgres-binaries");
        Path last = data.resolve("last-backup");
        Instant packedAt = Instant.parse(Files.readString(last).strip());
        assertThat(packedAt).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(last)))
                .as("root makes it, and the program reads it")
                .isEqualTo("rw-r--r--");
        try (EmbeddedPostgresServer server = start()) {
            Db.execute(server, "INSERT INTO s.kept VALUES (2)");
        }
        Files.delete(data.resolve("files/brochure"));

        Ended restored = run("restore", archive, data, Path.of("engagements"));

        assertThat(restored.status()).as(restored.output()).isZero();
        assertThat(restored.output()).containsSubsequence("systemctl stop engagements", "Put", "systemctl start");
        assertThat(data.resolve("files/brochure")).hasContent("eight pages");
        assertThat(last).as("not in the archive, and known still").hasContent(packedAt.toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        try (EmbeddedPostgresServer server = start()) {
            assertThat(Db.ask(server, "SELECT string_agg(number::text, ',') FROM s.kept"))
                    .isEqualTo("1");
        }
        try (Stream<Path> beside = Files.list(root)) {
            assertThat(beside.map(path -> path.getFileName().toString()))
                    .as("what was there")
                    .anyMatch(name -> name.startsWith("the data.before-"));
        }
    }

    /** Set back, it would sign another past of as many entries: what it signed since is kept, or it has to ask. */
    @Test
    void what_was_signed_since_the_backup_is_not_forgotten() throws Exception {
        try (EmbeddedPostgresServer server = start()) {
            Db.execute(server, "CREATE SCHEMA s");
        }
        Path signer = Files.createDirectory(data.resolve("signer"));
        Files.writeString(signer.resolve("log.pem"), "the key");
        Files.writeString(signer.resolve("state"), "signed up to 7");
        assertThat(run("backup", data, archive).status()).isZero();
        Files.writeString(signer.resolve("state"), "signed up to 9");

        assertThat(run("restore", archive, data).status()).isZero();

        assertThat(signer.resolve("state")).hasContent("signed up to 9");
        Path elsewhere = root.resolve("another machine");
        assertThat(run("restore", archive, elsewhere).status()).isZero();
        assertThat(elsewhere.resolve("signer/log.pem")).hasContent("the key");
        assertThat(elsewhere.resolve("signer/state")).doesNotExist();
    }

    @Test
    void a_server_that_runs_is_left_alone_and_the_program_started_again() throws Exception {
        try (EmbeddedPostgresServer server = start()) {
            Db.execute(server, "CREATE SCHEMA s");
            Ended refused = run("backup", data, archive, Path.of("engagements"));
            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.output()).contains("stop the program in order first", "systemctl start engagements");
            assertThat(archive).doesNotExist();
        }
        assertThat(run("backup", data, archive).status()).isZero();
        try (EmbeddedPostgresServer server = start()) {
            assertThat(run("restore", archive, data).status()).isEqualTo(1);
            assertThat(Db.ask(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void what_is_no_backup_changes_nothing() throws Exception {
        Files.writeString(archive, "no archive");
        assertThat(run("restore", archive, data).status()).isNotZero();
        assertThat(data.resolve("files/brochure")).hasContent("eight pages");
        assertThat(run("backup", root, archive).output()).contains("holds no data of this program");
        assertThat(run("backup").status()).isEqualTo(2);
    }
}
