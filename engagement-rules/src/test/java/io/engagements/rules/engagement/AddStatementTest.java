package io.engagements.rules.engagement;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.LAWYER;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.approveTermination;
import static io.engagements.rules.Commands.resign;
import static io.engagements.rules.Commands.say;
import static io.engagements.rules.Commands.terminate;
import static io.engagements.rules.Stories.noticed;
import static io.engagements.rules.Stories.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Caller;
import io.engagements.events.engagement.ReviewEvent.StatementAdded;
import io.engagements.events.engagement.Subject;
import io.engagements.events.engagement.Subject.Kind;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddStatementTest {

    private static final String AT = "2027-02-08T09:00:00Z";

    @Test
    void standsBesideTheWorkItIsAbout() {
        var story = submitted();
        Deliverable before = story.deliverable("d1");
        story.when(say(Kind.DELIVERABLE, "d1"), VA, AT)
                .thenEvents(new StatementAdded(
                        "e1",
                        new Subject(Kind.DELIVERABLE, "d1"),
                        "d1",
                        "The prices came late",
                        VA.stamp(Instant.parse(AT))));

        assertThat(story.deliverable("d1").review().statements())
                .singleElement()
                .satisfies(said -> {
                    assertThat(said.text()).isEqualTo("The prices came late");
                    assertThat(said.eventId()).isEqualTo(story.lastId());
                });
        assertThat(story.deliverable("d1").delivery()).isEqualTo(before.delivery());
        assertThat(story.deliverableAsOf("d1", Instant.parse(AT).minusSeconds(1).toString())
                        .review()
                        .statements())
                .isEmpty();
    }

    @Test
    void isAboutAReviewByTheDeliverableOrAnEventOfTheReview() {
        var story = submitted();
        story.given(say(Kind.REVIEW, "d1"), VA, "2027-01-29T09:00:00Z")
                .given(say(Kind.REVIEW, "ev-3"), CLIENT, "2027-01-29T09:00:00Z");

        assertThat(story.deliverable("d1").review().statements()).hasSize(2);
        assertThat(story.state().contract().statements()).isEmpty();
        noticed().when(say(Kind.REVIEW, "d1"), VA, AT).thenUnknown();
    }

    @Test
    void isAboutANoticeOrWhatEndsTheEngagementByItsEvent() {
        var story = noticed();
        String notice = story.lastId();
        story.given(approveTermination(), LAWYER, "2027-02-07T09:00:00Z");
        String approval = story.lastId();
        story.given(terminate("missed-d1"), CLIENT, AT);
        String termination = story.lastId();
        story.given(resign("2027-02-20"), VA, AT);
        String resignation = story.lastId();

        story.given(say(Kind.NOTICE, notice), VA, AT)
                .given(say(Kind.TERMINATION, approval), VA, AT)
                .given(say(Kind.TERMINATION, termination), LAWYER, AT)
                .given(say(Kind.TERMINATION, resignation), CLIENT, AT);
        assertThat(story.state().contract().statements())
                .map(said -> said.about().id())
                .containsExactly(notice, approval, termination, resignation);
        story.when(say(Kind.NOTICE, termination), VA, AT).thenUnknown();
    }

    @Test
    void isAboutSomethingThatThereIs() {
        for (Kind kind : Kind.values()) {
            noticed().when(say(kind, "none"), VA, AT).thenUnknown();
        }
    }

    @Test
    void isOpenToBothSidesAndTheLawyerAlsoAfterTheEnd() {
        var ended = noticed().given(terminate("missed-d1"), CLIENT, AT).until("2027-03-01T09:00:00Z");
        assertThat(ended.state().contract().state()).isEqualTo(EngagementStatus.ENDED);

        for (Caller caller : List.of(CLIENT, VA, LAWYER)) {
            ended.when(say(Kind.DELIVERABLE, "d1"), caller, "2027-03-01T09:00:00Z")
                    .thenDone();
        }
    }
}
