package io.engagements.query.proof;

import io.engagements.events.VisibleText;
import io.engagements.query.answer.ProblemException;
import io.engagements.support.background.IntegrityCheck;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was found to be changed of what was signed. It stays found, whatever is started anew, until the operator has said that
 * and why it is looked into; what is there still is then found again.
 */
@Component
public class Findings implements IntegrityCheck {

    private static final Logger log = LoggerFactory.getLogger(Findings.class);

    /** So many characters has a reason at most. */
    public static final int LONGEST = 2_000;

    private static final String ALL = """
            SELECT f.number, f.what, f.found_at, a.at, a.person, a.reason
            FROM query_side.finding f LEFT JOIN query_side.finding_acknowledged a ON a.finding = f.number
            """;

    private final JdbcClient jdbc;

    Findings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One of them.
     *
     * @param what a sentence
     * @param acknowledged absent until the operator has looked into it
     */
    public record Finding(
            long number,
            String what,
            Instant foundAt,
            @Nullable Acknowledged acknowledged) {}

    /**
     * That somebody has looked into it.
     *
     * @param person the account
     * @param reason what came of it, in their words
     */
    public record Acknowledged(Instant at, String person, String reason) {}

    /** Unless the same is there and nobody has acknowledged it. */
    void add(String what) {
        added(what, jdbc.sql("""
                INSERT INTO query_side.finding (what) SELECT :what WHERE NOT EXISTS (
                    SELECT FROM query_side.finding f WHERE f.what = :what AND NOT EXISTS (
                        SELECT FROM query_side.finding_acknowledged a WHERE a.finding = f.number))
                """).param("what", what).update());
    }

    /** Unless the same was ever found: of what cannot become whole again. */
    void addOnce(String what) {
        added(what, jdbc.sql("""
                INSERT INTO query_side.finding (what)
                SELECT :what WHERE NOT EXISTS (SELECT FROM query_side.finding WHERE what = :what)
                """).param("what", what).update());
    }

    private static void added(String what, int rows) {
        if (rows > 0) {
            log.error("the ledger is not what was signed: {}", what);
        }
    }

    /** The first that nobody has acknowledged. */
    @Override
    public Optional<String> found() {
        return jdbc.sql(ALL + "WHERE a.finding IS NULL ORDER BY f.number LIMIT 1")
                .query(Findings::finding)
                .optional()
                .map(Finding::what);
    }

    List<Finding> after(long number, int atMost) {
        return jdbc.sql(ALL + "WHERE f.number > ? ORDER BY f.number LIMIT ?")
                .params(number, atMost)
                .query(Findings::finding)
                .list();
    }

    Optional<Finding> numbered(long number) {
        return jdbc.sql(ALL + "WHERE f.number = ?")
                .param(number)
                .query(Findings::finding)
                .optional();
    }

    /** Those that nobody has acknowledged, then the others; of each the latest first. */
    public List<Finding> latest(int atMost) {
        return jdbc.sql(ALL + "ORDER BY (a.finding IS NULL) DESC, f.number DESC LIMIT ?")
                .param(atMost)
                .query(Findings::finding)
                .list();
    }

    /**
     * Somebody has looked into it. What is changed still is found again.
     *
     * @param reason what came of it, 1 to 2 000 characters
     * @param person the operator's account
     * @throws ProblemException 404 when there is none such, 422 when the reason does not fit, 409 when it was acknowledged before
     */
    public Finding acknowledge(long number, @Nullable String reason, String person) {
        numbered(number).orElseThrow(ProblemException::unknown);
        int rows = jdbc.sql("""
                INSERT INTO query_side.finding_acknowledged (finding, reason, person) VALUES (?, ?, ?)
                ON CONFLICT DO NOTHING
                """).params(number, required(reason), person).update();
        if (rows == 0) {
            throw ProblemException.acknowledged();
        }
        return numbered(number).orElseThrow(ProblemException::unknown);
    }

    private static String required(@Nullable String reason) {
        if (reason == null || VisibleText.isMissing(reason)) {
            throw ProblemException.field("/reason", "must not be blank");
        } else if (reason.codePointCount(0, reason.length()) > LONGEST) {
            throw ProblemException.field("/reason", "must have at most " + LONGEST + " characters");
        } else if (reason.indexOf('\0') >= 0) {
            throw ProblemException.field(
                    "/reason", "must be text, without NUL characters and halves of surrogate pairs");
        }
        return reason;
    }

    private static Finding finding(ResultSet row, int index) throws SQLException {
        boolean open = row.getTimestamp("at") == null;
        return new Finding(
                row.getLong("number"),
                row.getString("what"),
                row.getTimestamp("found_at").toInstant(),
                open
                        ? null
                        : new Acknowledged(
                                row.getTimestamp("at").toInstant(), row.getString("person"), row.getString("reason")));
    }
}
