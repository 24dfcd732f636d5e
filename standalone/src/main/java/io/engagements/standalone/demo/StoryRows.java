package io.engagements.standalone.demo;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers whether the demo story was told. */
@Component
class StoryRows {

    private final JdbcClient jdbc;

    StoryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The story begins, where there are demo accounts and nothing has happened yet. */
    void begin(LocalDate today) {
        jdbc.sql("""
                INSERT INTO standalone.demo_story (today) SELECT ?
                WHERE EXISTS (SELECT FROM standalone.first_start WHERE demo)
                AND NOT EXISTS (SELECT FROM command_side.event WHERE type IS DISTINCT FROM 'party')
                ON CONFLICT DO NOTHING
                """).param(today).update();
    }

    /** The day on which a story began that is not told to its end. */
    Optional<LocalDate> untold() {
        return jdbc.sql("SELECT today FROM standalone.demo_story WHERE NOT told")
                .query(LocalDate.class)
                .optional();
    }

    void told() {
        jdbc.sql("UPDATE standalone.demo_story SET told = true").update();
    }
}
