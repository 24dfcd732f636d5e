package io.engagements.standalone;

import io.engagements.command.CommandSideConfiguration;
import io.engagements.query.QuerySideConfiguration;
import io.engagements.support.limits.OutOfMemory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The one process: both sides, an issuer, and PostgreSQL beside it. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan
@Import({CommandSideConfiguration.class, QuerySideConfiguration.class})
public class Standalone {

    public static void main(String[] args) {
        OutOfMemory.endsTheProcess();
        // Axon would ask its maker for news at every start.
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
        SpringApplication.run(Standalone.class, args);
    }
}
