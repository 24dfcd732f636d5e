package io.engagements.query.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engagements.postgres.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class SnapshotTest {

    private static final DataSource database = TestPostgres.createDatabase().dataSource();
    private static final JdbcClient jdbc = JdbcClient.create(database);

    private final Snapshot snapshot = new Snapshot(new JdbcTransactionManager(database), database, new Freshness());
    private final List<String> did = new ArrayList<>();

    /** An answer that reads, needs something of others, and reads on. */
    public class Answer {

        private final boolean remembers;
        private boolean known;

        Answer(boolean remembers) {
            this.remembers = remembers;
        }

        public String told() {
            read();
            if (!known) {
                snapshot.giveBack();
                did.add("asked");
                known = remembers;
            }
            read();
            return "told";
        }

        public String printed() {
            read();
            snapshot.end();
            read();
            return "printed";
        }

        public String looked() {
            read();
            snapshot.end();
            did.add("looked at " + snapshot.apart(SnapshotTest::look));
            read();
            return "looked";
        }

        public String askedApart() {
            did.add("looked at "
                    + snapshot.apart(() -> {
                        snapshot.giveBack();
                        return look();
                    }));
            snapshot.end();
            return "asked";
        }
    }

    private void read() {
        look();
        did.add("read");
    }

    private static int look() {
        return jdbc.sql("SELECT 1").query(Integer.class).single();
    }

    private Answer answer(boolean remembers) {
        ProxyFactory proxies = new ProxyFactory(new Answer(remembers));
        proxies.setProxyTargetClass(true);
        proxies.addAdvice(snapshot);
        return (Answer) proxies.getProxy();
    }

    @Test
    void whatReadsOnAfterOthersWereAskedIsReadAnewFromOneState() {
        assertThat(answer(true).told()).isEqualTo("told");
        assertThat(did).containsExactly("read", "asked", "read", "read");
    }

    @Test
    void whatAsksForEverIsGivenUp() {
        Answer answer = answer(false);
        assertThatThrownBy(answer::told).hasStackTraceContaining("given up already");
        assertThat(did).contains("asked");
    }

    @Test
    void nothingIsReadAfterTheEnd() {
        Answer answer = answer(true);
        assertThatThrownBy(answer::printed).hasStackTraceContaining("given up already");
        assertThat(did).containsExactly("read");
    }

    @Test
    void whatIsCommittedByThenIsLookedAtApartAfterTheEndToo() {
        Answer answer = answer(true);
        assertThatThrownBy(answer::looked).hasStackTraceContaining("given up already");
        assertThat(did).containsExactly("read", "looked at 1");
    }

    /** Whoever looks apart may ask others too: that is no end of the answer's own state, nor of the look. */
    @Test
    void whatIsGivenBackApartIsNotTheAnswersOwn() {
        assertThat(answer(true).askedApart()).isEqualTo("asked");
        assertThat(answer(true).askedApart()).isEqualTo("asked");
        assertThat(did).containsExactly("looked at 1", "looked at 1");
    }
}
