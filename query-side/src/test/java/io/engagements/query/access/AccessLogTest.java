package io.engagements.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Snapshot;
import io.engagements.support.access.Access;
import io.engagements.support.access.AccessFilter;
import io.engagements.support.access.AccessKind;
import io.engagements.support.access.AccessTo;
import io.engagements.support.access.AccessesOfEngagement;
import io.engagements.support.access.RecordedAccess;
import io.engagements.support.security.Asked;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What is on record, and when, while the record can be reached and while it cannot. */
class AccessLogTest {

    private static final Instant NOW = Instant.parse("2027-01-11T09:00:00Z");
    private static final AccessTo LOOK = AccessTo.engagement(AccessKind.ENGAGEMENT, "e1");
    private static final AccessTo EXPORT = AccessTo.engagement(AccessKind.CASE_FILE, "e1");
    private static final Caller AUDITOR = new Caller("audits", "ines", null, Set.of(Role.AUDITOR));
    private static final Caller VA = new Caller("lucia", "lucia", null, Set.of(Role.VA));

    private final Kept record = new Kept();
    private final AccessLog log = new AccessLog(record, mock(Snapshot.class), () -> NOW, Duration.ofMinutes(1));

    private static final class Kept implements AccessRecord {

        private final List<Access> accesses = new CopyOnWriteArrayList<>();
        private volatile boolean away;

        @Override
        public void add(List<Access> added) throws IOException {
            if (away) {
                throw new IOException("away");
            }
            accesses.addAll(added);
        }

        private List<AccessTo> what() {
            return accesses.stream().map(Access::what).toList();
        }

        @Override
        public List<RecordedAccess> find(AccessFilter wanted, long before, int atMost) {
            throw new IllegalStateException("nothing is read here");
        }

        @Override
        public List<RecordedAccess> of(AccessesOfEngagement wanted, long before, int atMost) {
            throw new IllegalStateException("nothing is read here");
        }
    }

    private static void asks(Caller caller) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        Asked.by(request, caller);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    @AfterEach
    void nobodyAsks() {
        RequestContextHolder.resetRequestAttributes();
        log.stop();
    }

    @Test
    void whoLooksIsOnRecordSoonAndOnceForTheSame() {
        log.start();
        asks(AUDITOR);
        log.looked(LOOK);
        log.looked(LOOK);
        log.looked(AccessTo.party("lucia"));
        asks(VA);
        log.looked(LOOK);

        await().until(() -> record.accesses.size() == 3);
        assertThat(record.accesses)
                .extracting(Access::what, Access::person, Access::party, Access::roles, Access::at)
                .containsExactly(
                        tuple(LOOK, "ines", "audits", Set.of(Role.AUDITOR), NOW),
                        tuple(AccessTo.party("lucia"), "ines", "audits", Set.of(Role.AUDITOR), NOW),
                        tuple(LOOK, "lucia", "lucia", Set.of(Role.VA), NOW));
        assertThat(record.accesses).extracting(Access::id).doesNotHaveDuplicates();
    }

    @Test
    void whatIsOnesOwnAndWhatNobodyAskedForIsNoAccess() {
        log.looked(LOOK);
        asks(VA);
        log.looked(AccessTo.party("lucia"));
        log.looked(AccessTo.numbersOfParty("lucia"));
        log.looked(AccessTo.party("mateo"));
        log.start();
        log.stop();

        assertThat(record.what()).containsExactly(AccessTo.party("mateo"));
    }

    @Test
    void anExportIsOnRecordWhenItMayLeave() {
        log.start();
        asks(AUDITOR);

        log.exported(EXPORT);
        assertThat(record.what()).containsExactly(EXPORT);
        log.exported(EXPORT);
        assertThat(record.what()).containsExactly(EXPORT);
        assertThatIllegalArgumentException().isThrownBy(() -> log.looked(EXPORT));
    }

    @Test
    void whileItCannotBeRecordedLooksWaitAndNothingLeaves() {
        log.start();
        asks(AUDITOR);
        record.away = true;
        log.looked(LOOK);
        // The second is no more taken for recorded than the first.
        for (int time = 0; time < 2; time++) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> log.exported(EXPORT))
                    .satisfies(refused ->
                            assertThat(refused.getStatusCode().value()).isEqualTo(503))
                    .satisfies(refused -> assertThat(refused.getHeaders().getFirst("Retry-After"))
                            .isNotNull());
        }
        assertThat(log.failure()).isPresent();

        record.away = false;
        log.exported(EXPORT);

        assertThat(record.what()).containsExactly(LOOK, EXPORT);
        assertThat(log.failure()).isEmpty();
    }

    @Test
    void howManyAreLostIsOnRecordAndWhatWaitsIsHandedOverAtTheEnd() {
        asks(AUDITOR);
        for (int number = 0; number < 20_007; number++) {
            log.looked(AccessTo.party("p" + number));
        }
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> log.exported(EXPORT));
        assertThat(log.lost()).isEqualTo(7);

        log.start();
        log.stop();

        assertThat(record.what())
                .hasSize(20_001)
                .contains(AccessTo.party("p0"), AccessTo.party("p19999"), new AccessTo(AccessKind.LOST, "7", null));
        assertThat(log.lost()).isEqualTo(7);
    }
}
