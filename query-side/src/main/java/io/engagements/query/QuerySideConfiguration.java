package io.engagements.query;

import io.engagements.security.ApiSecurity;
import io.engagements.serving.Serving;
import java.time.InstantSource;
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
@Import({ApiSecurity.class, Serving.class})
public class QuerySideConfiguration {

    @Bean(initMethod = "migrate")
    public Flyway querySideMigrations(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .schemas("query_side")
                .locations("classpath:db/query")
                .load();
    }

    /** The time as of which questions are answered. */
    @Bean
    @ConditionalOnMissingBean
    public InstantSource domainTime() {
        return InstantSource.system();
    }

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
                .build();
    }
}
