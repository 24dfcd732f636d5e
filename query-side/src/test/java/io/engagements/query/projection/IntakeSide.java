package io.engagements.query.projection;

import com.zaxxer.hikari.HikariDataSource;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LoggedEntry;
import io.engagements.support.background.Migrations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/** A query side that only takes entries from the topic. */
public final class IntakeSide implements AutoCloseable {

    private static final int SHARE = 1_000;

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private IntakeSide(Database database, Map<String, Object> settings) {
        set(context, settings);
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        context.registerBean(HikariDataSource.class, () -> QuerySide.pool(database));
        context.registerBean(Migrations.class, () -> database.migrations(context.getBean(DataSource.class)));
        context.register(Parts.class);
        context.refresh();
    }

    public static IntakeSide on(Database database, Map<String, Object> settings) {
        return new IntakeSide(database, settings);
    }

    static void set(AnnotationConfigApplicationContext context, Map<String, Object> settings) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
    }

    public EntryLog log() {
        return context.getBean(EntryLog.class);
    }

    /** Everything that is shown. */
    public List<LoggedEntry> entries() {
        return read(log(), 0);
    }

    /** Everything after a position, share by share: a log may give fewer than there are. */
    public static List<LoggedEntry> read(EntryLog log, long position) {
        List<LoggedEntry> read = new ArrayList<>();
        List<LoggedEntry> share = log.after(position, SHARE);
        while (!share.isEmpty()) {
            read.addAll(share);
            share = log.after(share.get(share.size() - 1).position(), SHARE);
        }
        return read;
    }

    public Health health() {
        return health("intake");
    }

    /** What one of its indicators says. */
    public Health health(String of) {
        return Objects.requireNonNull(
                context.getBean(of + "HealthIndicator", HealthIndicator.class).health());
    }

    public JdbcClient sql() {
        return context.getBean(JdbcClient.class);
    }

    /** It loses its database for good, as a process that is killed does. */
    public void cutOff() {
        context.getBean(HikariDataSource.class).close();
    }

    @Override
    public void close() {
        context.close();
    }

    /** No {@code @Configuration}: the product's own scan of these packages must not find it. */
    @ComponentScan("io.engagements.query.intake")
    @EnableScheduling
    static class Parts extends QueryDatabase {}
}
