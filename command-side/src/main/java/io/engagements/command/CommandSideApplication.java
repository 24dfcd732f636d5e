package io.engagements.command;

import io.engagements.support.limits.OutOfMemory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The command side alone; its settings are in {@code command-side.yml}. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(CommandSideConfiguration.class)
public class CommandSideApplication {

    /** Where the program's settings are read from: beside the other side's there is only one {@code application.yml}. */
    public static final String SETTINGS = "spring.config.name=command-side";

    public static void main(String[] args) {
        OutOfMemory.endsTheProcess();
        // Axon would ask its maker for news at every start.
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
        new SpringApplicationBuilder(CommandSideApplication.class)
                .properties(SETTINGS)
                .run(args);
    }
}
