package io.engagements.standalone.people;

import io.engagements.events.Role;
import io.engagements.events.stored.Hashes;
import io.engagements.standalone.identity.Secrets;
import io.engagements.standalone.people.Invitation.Link;
import io.engagements.standalone.people.Invitation.Mailed;
import io.engagements.standalone.people.Invitation.State;
import io.engagements.standalone.people.Invitation.Wanted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The links on record, without what makes them work. Ended ones are kept for a month, so that they say what they were. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class Invitations {

    static final Duration GOOD_FOR = Duration.ofDays(7);

    private static final Duration KEPT_FOR = Duration.ofDays(30);
    private static final int TOKEN_BYTES = 32;

    private static final String INVITER_GONE =
            "SELECT FROM standalone.account AS inviter WHERE inviter.id = invited_by AND inviter.left_at IS NOT NULL";

    private static final String READ = """
            SELECT number, called, role, party, account, invited_by, expires_at, mail, mailed,
                   CASE WHEN ended IS NOT NULL THEN ended WHEN expires_at <= now() THEN 'EXPIRED'
                        WHEN EXISTS (%1$s) THEN 'WITHDRAWN' ELSE 'OPEN' END AS state
            FROM standalone.invitation
            """.formatted(INVITER_GONE);

    private static final String OPEN = " ended IS NULL AND expires_at > now() AND NOT EXISTS (" + INVITER_GONE + ")";

    private final JdbcClient jdbc;

    Invitations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Link add(Wanted wanted) {
        forget();
        String token = Secrets.random(TOKEN_BYTES);
        return jdbc.sql("""
                        INSERT INTO standalone.invitation
                            (token_hash, called, role, party, account, invited_by, mail, mailed, expires_at)
                        VALUES (:hash, :called, :role, :party, :account, :by,
                                :mail, CASE WHEN :mail::text IS NOT NULL THEN 'SENDING' END,
                                now() + make_interval(secs => :seconds))
                        RETURNING number, expires_at
                        """)
                .param("hash", Hashes.sha256Hex(token))
                .param("called", wanted.called())
                .param("role", name(wanted.role()))
                .param("party", wanted.party())
                .param("account", wanted.account())
                .param("by", wanted.invitedBy())
                .param("mail", wanted.mail())
                .param("seconds", GOOD_FOR.toSeconds())
                .query((row, number) -> new Link(
                        row.getLong("number"),
                        token,
                        row.getTimestamp("expires_at").toInstant()))
                .single();
    }

    /** What came of the mail with a link. */
    void mailed(long number, boolean sent) {
        jdbc.sql("UPDATE standalone.invitation SET mailed = ? WHERE number = ? AND mail IS NOT NULL")
                .params((sent ? Mailed.SENT : Mailed.FAILED).name(), number)
                .update();
    }

    /** Of those that are still to be sent, none will be. */
    void failMails() {
        jdbc.sql("UPDATE standalone.invitation SET mailed = 'FAILED' WHERE mailed = 'SENDING'")
                .update();
    }

    private void forget() {
        jdbc.sql("UPDATE standalone.invitation SET mail = NULL WHERE mail IS NOT NULL AND expires_at < now()")
                .update();
        jdbc.sql("DELETE FROM standalone.invitation"
                        + " WHERE coalesce(ended_at, expires_at) < now() - make_interval(secs => ?)")
                .param(KEPT_FOR.toSeconds())
                .update();
    }

    Optional<Invitation> find(String token) {
        return jdbc.sql(READ + " WHERE token_hash = ?")
                .param(Hashes.sha256Hex(token))
                .query(Invitations::read)
                .optional();
    }

    /** Those that are open. */
    List<Invitation> list(Circle circle, long after, int atMost) {
        return jdbc.sql(READ + " WHERE (:party::text IS NULL OR party = :party)"
                        + " AND (:role::text IS NULL OR role = :role) AND number > :after AND" + OPEN
                        + " ORDER BY number LIMIT :most")
                .param("party", circle.party())
                .param("role", name(circle.role()))
                .param("after", after)
                .param("most", atMost)
                .query(Invitations::read)
                .list();
    }

    /**
     * Until the transaction ends that this is called in, nobody else goes on from here for the same party, or for those who act
     * for none: what is counted then is what there is.
     */
    void oneAfterTheOther(@Nullable String party) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("invitations of " + (party == null ? "" : party))
                .query((row, number) -> true)
                .single();
    }

    /** How many are open for a party; for those who act for none, where it is absent. */
    int open(@Nullable String party) {
        return jdbc.sql("SELECT count(*) FROM standalone.invitation WHERE party IS NOT DISTINCT FROM ? AND" + OPEN)
                .param(party)
                .query(Integer.class)
                .single();
    }

    /** Of two at the same time one is told that it worked. */
    boolean use(long number) {
        return end("USED", "number = ?", number) == 1;
    }

    /** @return false when it is not for that circle, or not open */
    boolean withdraw(long number, Circle circle) {
        String party = circle.party();
        Role role = circle.role();
        return (party == null || role == null
                        ? end("WITHDRAWN", "number = ?", number)
                        : end("WITHDRAWN", "number = ? AND party = ? AND role = ?", number, party, role.name()))
                == 1;
    }

    /** What somebody has made, and what was made for that account. To be called while the account is there. */
    void withdrawOf(String account) {
        end("WITHDRAWN", "(invited_by = ? OR account = ?)", account, account);
    }

    /** Those for a party's people, open or not: none is good any more, and whom they were for is said nowhere. */
    void forget(String party) {
        end("WITHDRAWN", "party = ?", party);
        jdbc.sql("UPDATE standalone.invitation SET called = '', mail = NULL WHERE party = ?")
                .param(party)
                .update();
    }

    /** Those that choose an account's password. */
    void withdrawFor(String account) {
        end("WITHDRAWN", "account = ?", account);
    }

    /** Those that a start of the process made. */
    void withdrawOfStarts() {
        end("WITHDRAWN", "invited_by IS NULL");
    }

    private int end(String how, String which, Object... values) {
        return jdbc.sql("UPDATE standalone.invitation SET ended_at = now(), mail = NULL, ended = '" + how + "' WHERE "
                        + which + " AND" + OPEN)
                .params(values)
                .update();
    }

    private static @Nullable String name(@Nullable Role role) {
        return role == null ? null : role.name();
    }

    private static Invitation read(ResultSet row, int number) throws SQLException {
        String role = row.getString("role");
        String mailed = row.getString("mailed");
        return new Invitation(
                row.getLong("number"),
                row.getString("called"),
                role == null ? null : Role.valueOf(role),
                row.getString("party"),
                row.getString("account"),
                row.getString("invited_by"),
                row.getTimestamp("expires_at").toInstant(),
                row.getString("mail"),
                mailed == null ? null : Mailed.valueOf(mailed),
                State.valueOf(row.getString("state")));
    }
}
