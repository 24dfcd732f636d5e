package io.engagements.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Only looks, kills nothing but its own: safe to run against a search that is broken on purpose. */
@EnabledOnOs(OS.LINUX)
class ServerProcessesTest {

    private final List<Process> started = new ArrayList<>();

    @TempDir
    Path temp;

    private Path data;
    private Path elsewhere;
    private Path postgres;

    @BeforeEach
    void prepare() throws IOException {
        data = Files.createDirectory(temp.resolve("data"));
        elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        postgres = Files.copy(Path.of("/bin/sleep").toRealPath(), temp.resolve("postgres"));
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void finds_a_postgres_that_works_in_the_directory_and_nothing_else() throws Exception {
        Process server = run(postgres, data);
        run(postgres, elsewhere);
        run(Path.of("/bin/sleep"), data);
        assertThat(new ServerProcesses(data).all()).containsExactly(server.toHandle());
    }

    @Test
    void believes_the_pid_file_when_it_names_that_process() throws Exception {
        Process server = run(postgres, data);
        pidFileNames(server);
        assertThat(new ServerProcesses(data).postmaster()).contains(server.toHandle());
    }

    @Test
    void does_not_believe_a_pid_file_that_names_a_server_of_another_directory() throws Exception {
        pidFileNames(run(postgres, elsewhere));
        assertThat(new ServerProcesses(data).postmaster()).isEmpty();
    }

    @Test
    void does_not_believe_a_pid_file_that_names_another_program() throws Exception {
        pidFileNames(run(Path.of("/bin/sleep"), data));
        assertThat(new ServerProcesses(data).postmaster()).isEmpty();
    }

    private Process run(Path program, Path directory) throws IOException {
        Process process = new ProcessBuilder(program.toString(), "300")
                .directory(directory.toFile())
                .start();
        started.add(process);
        return process;
    }

    private void pidFileNames(Process process) throws IOException {
        Files.writeString(PostmasterFile.in(data), process.pid() + "\n" + data + "\n1700000000\n5432\n");
    }
}
