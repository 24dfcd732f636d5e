package io.engagements.query;

import io.engagements.bounds.Bounds;
import io.engagements.security.ApiSecurity;
import io.engagements.serving.Serving;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;

/** The query side, to be imported by whatever program runs it; that brings an {@code EntryLog} to follow. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@Import({ApiSecurity.class, Serving.class, Bounds.class})
public class QuerySideConfiguration {

    /** A projection that nobody has worked on or laid claim to for so long is another process's to go on with. */
    private static final Duration CLAIM = Duration.ofSeconds(10);

    /** One process at a time; the others wait in no transaction, for these are cut after a while. */
    @Bean(initMethod = "migrate")
    public Flyway querySideMigrations(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .schemas("query_side")
                .locations("classpath:db/query")
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .load();
    }

    /** The time as of which questions are answered. */
    @Bean
    @ConditionalOnMissingBean
    public InstantSource domainTime() {
        return InstantSource.system();
    }

    /** Each process has a name of its own: a container's process id and even its host's name may be another's too. */
    @Bean
    @DependsOn("querySideMigrations")
    public TokenStore projectionPositions(DataSource dataSource) {
        return JdbcTokenStore.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                .serializer(Jackson3Serializer.builder().build())
                .schema(TokenSchema.builder()
                        .setTokenTable("query_side.token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .contentType(byte[].class)
                .nodeId(UUID.randomUUID().toString())
                .claimTimeout(CLAIM)
                .build();
    }
}
