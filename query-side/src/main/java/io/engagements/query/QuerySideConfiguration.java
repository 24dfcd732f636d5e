package io.engagements.query;

import io.engagements.query.answer.Answers;
import io.engagements.query.answer.Snapshot;
import io.engagements.query.answer.SnapshotSource;
import io.engagements.support.background.Migrations;
import io.engagements.support.background.MigrationsConfiguration;
import io.engagements.support.limits.Bounds;
import io.engagements.support.security.ApiSecurity;
import io.engagements.support.tracing.Observability;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The query side, to be imported by whatever program runs it; that brings an {@code EntryLog} to follow. The side's own
 * program, which stands here too, is no part of it.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(excludeFilters = @Filter(SpringBootConfiguration.class))
@EnableScheduling
@Import({ApiSecurity.class, Observability.class, MigrationsConfiguration.class, Bounds.class})
public class QuerySideConfiguration {

    /** A projection that nobody has worked on or laid claim to for so long is another process's to go on with. */
    private static final Duration CLAIM = Duration.ofSeconds(10);

    @Bean(initMethod = "migrate")
    public Flyway querySideMigrations(Migrations migrations) {
        return migrations.of("query_side", "db/query");
    }

    /** Connections are taken when they are needed, those of an answer with one state for all of it. */
    @Bean
    static BeanPostProcessor snapshotSources() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool ? SnapshotSource.lazily(pool) : bean;
            }
        };
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Answers answers(ObjectProvider<Snapshot> snapshot) {
        MethodInterceptor around = answer -> snapshot.getObject().invoke(answer);
        return new Answers(around);
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
