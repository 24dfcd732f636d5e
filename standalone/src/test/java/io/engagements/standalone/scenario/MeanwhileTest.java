package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.query.pages.frame.Sessions;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What people do to accounts while something else is done to them. */
class MeanwhileTest extends AccountsStory {

    /** What comes of acts that come to these accounts while something else, which began before, is done to them. */
    private static List<HttpResponse<String>> behind(
            Runnable done, String sql, List<String> accounts, List<Callable<HttpResponse<String>>> acts)
            throws Exception {
        String ids = "('" + String.join("', '", accounts) + "')";
        return behind("SELECT FROM standalone.account WHERE id IN " + ids + " FOR UPDATE", done, sql, acts);
    }

    /** @param lock that the acts wait for */
    private static List<HttpResponse<String>> behind(
            String lock, Runnable done, String sql, List<Callable<HttpResponse<String>>> acts) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(acts.size());
        try (Connection first = product.database();
                Statement statement = first.createStatement()) {
            first.setAutoCommit(false);
            statement.execute(lock);
            List<Future<HttpResponse<String>>> begun =
                    acts.stream().map(threads::submit).toList();
            String waiting = "pg_stat_activity WHERE datname = current_database() AND pg_blocking_pids(pid) <> '{}'";
            for (int tries = 0; count(waiting) < acts.size(); tries++) {
                assertThat(tries).as("tries until all wait").isLessThan(500);
                Thread.sleep(20);
            }
            done.run();
            statement.execute(sql);
            first.commit();
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> each : begun) {
                answers.add(each.get(30, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void ofTwoWhoRemoveEachOtherOneStays() throws Exception {
        Visitor one = office("op.one", "OPERATOR");
        Visitor two = office("op.two", "OPERATOR");

        List<HttpResponse<String>> answers = behind(
                () -> {},
                "SELECT",
                List.of("op.one", "op.two"),
                List.of(
                        () -> one.submit("/people", removal("op.two"), Map.of()),
                        () -> two.submit("/people", removal("op.one"), Map.of())));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(302, 401);
        assertThat(count("standalone.account WHERE id IN ('op.one', 'op.two') AND left_at IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void whoLeavesMeanwhileInvitesNobody() throws Exception {
        Visitor rita = colleague("rita");
        String link = invite(rita, "Early friend", Map.of());

        List<HttpResponse<String>> answers = behind(
                () -> {},
                "UPDATE standalone.account SET left_at = now() WHERE id = 'rita'",
                List.of("rita"),
                List.of(() -> asked(rita, "Late friend", Map.of())));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(401);
        assertThat(count("standalone.invitation WHERE called = 'Late friend'")).isZero();
        assertThat(operator.get("/people").body()).doesNotContain("Early friend");
        HttpResponse<String> sent = send(visitor(), link, named("ritas.friend", OTHER));
        assertThat(sent.statusCode()).isEqualTo(410);
        assertThat(sent.body()).contains("This link was withdrawn");
        assertThat(Visitor.location(rita.ask("/people"))).isEqualTo("/oauth2/authorization/web");
    }

    @Test
    void aLinkMadeWhileTheSessionEndsIsNotShown() throws Exception {
        Visitor olga = colleague("olga");
        Sessions sessions = product.beans(Sessions.class).iterator().next();

        List<HttpResponse<String>> answers = behind(
                () -> sessions.endAll("olga"),
                "SELECT",
                List.of("olga"),
                List.of(() -> asked(olga, "Olga's friend", Map.of())));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(401);
        assertThat(answers.get(0).body()).doesNotContain("/invitation/");
        assertThat(signedIn("olga", "en").get("/people").body())
                .contains("Olga&#39;s friend")
                .doesNotContain("/invitation/");
    }

    /** Two colleagues, who both see the last place free. */
    @Test
    void notOneLinkMoreIsOpenWhereTwoInviteInTheSameMoment() throws Exception {
        String business = register("VA", "Alba Mir", "Mir Oficina");
        accept(visitor(), invite(operator, "Alba", Map.of("party", business)), "alba");
        accept(visitor(), invite(operator, "Blas", Map.of("party", business)), "blas");
        Visitor alba = signedIn("alba", "en");
        Visitor blas = signedIn("blas", "es");
        for (int each = 0; each < 19; each++) {
            assertThat(asked(alba, "Friend " + each, Map.of()).statusCode()).isEqualTo(302);
        }

        List<HttpResponse<String>> answers = behind(
                "LOCK TABLE standalone.invitation IN SHARE MODE",
                () -> {},
                "SELECT",
                List.of(() -> asked(alba, "Alba's last", Map.of()), () -> asked(blas, "Blas' last", Map.of())));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(302, 422);
        assertThat(count("standalone.invitation WHERE ended IS NULL AND party = '" + business + "'"))
                .isEqualTo(20);
    }
}
