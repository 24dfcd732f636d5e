package io.engagements.standalone.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Starts the two-service deployment by hand, without containers: two command sides, two query sides, a broker, an
 * issuer and PostgreSQL, and says where they are. It runs until {@code standalone/target/by-hand/running} is deleted, or
 * {@code -Dby-hand.minutes} (60) are over.
 */
class TwoServicesProgram {

    private static final Duration LIFE = Duration.ofMinutes(Integer.getInteger("by-hand.minutes", 60));

    private final Path home = Path.of("target", "by-hand");

    @Test
    void runs() throws Exception {
        FileSystemUtils.deleteRecursively(home);
        Path running = Files.createDirectories(home).resolve("running");
        try (ServiceProcesses services = new ServiceProcesses(home)) {
            services.start(List.of());
            Files.writeString(running, "delete this file to end it\n");
            System.out.println(services.description());
            long end = System.nanoTime() + LIFE.toNanos();
            while (Files.exists(running) && System.nanoTime() < end) {
                Thread.sleep(500);
            }
        }
    }
}
