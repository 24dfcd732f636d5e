package io.engagements.rules.engagement;

import static io.engagements.rules.Callers.AUDITING_CLIENT;
import static io.engagements.rules.Callers.AUDITOR;
import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.CLIENT_AS_VA;
import static io.engagements.rules.Callers.LAWYER;
import static io.engagements.rules.Callers.OPERATOR;
import static io.engagements.rules.Callers.OTHER_CLIENT;
import static io.engagements.rules.Callers.OTHER_LAWYER;
import static io.engagements.rules.Callers.OTHER_VA;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.HASH;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.acceptCancellation;
import static io.engagements.rules.Commands.acceptDue;
import static io.engagements.rules.Commands.acceptEnd;
import static io.engagements.rules.Commands.acceptExtraRound;
import static io.engagements.rules.Commands.acceptInput;
import static io.engagements.rules.Commands.acceptPause;
import static io.engagements.rules.Commands.acceptReopening;
import static io.engagements.rules.Commands.acceptResume;
import static io.engagements.rules.Commands.acceptTerms;
import static io.engagements.rules.Commands.acknowledge;
import static io.engagements.rules.Commands.appoint;
import static io.engagements.rules.Commands.approve;
import static io.engagements.rules.Commands.approveTermination;
import static io.engagements.rules.Commands.cancel;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.complete;
import static io.engagements.rules.Commands.concedeImprovement;
import static io.engagements.rules.Commands.contest;
import static io.engagements.rules.Commands.contestImprovement;
import static io.engagements.rules.Commands.decline;
import static io.engagements.rules.Commands.declineCancellation;
import static io.engagements.rules.Commands.declineDue;
import static io.engagements.rules.Commands.declineEnd;
import static io.engagements.rules.Commands.declineExtraRound;
import static io.engagements.rules.Commands.declineInput;
import static io.engagements.rules.Commands.declinePause;
import static io.engagements.rules.Commands.declineReopening;
import static io.engagements.rules.Commands.declineResume;
import static io.engagements.rules.Commands.declineTerms;
import static io.engagements.rules.Commands.divert;
import static io.engagements.rules.Commands.endByNotice;
import static io.engagements.rules.Commands.giveBack;
import static io.engagements.rules.Commands.grant;
import static io.engagements.rules.Commands.improve;
import static io.engagements.rules.Commands.notice;
import static io.engagements.rules.Commands.proposeCancellation;
import static io.engagements.rules.Commands.proposeDue;
import static io.engagements.rules.Commands.proposeEnd;
import static io.engagements.rules.Commands.proposeInput;
import static io.engagements.rules.Commands.proposePause;
import static io.engagements.rules.Commands.proposeReopening;
import static io.engagements.rules.Commands.proposeResume;
import static io.engagements.rules.Commands.proposeTerms;
import static io.engagements.rules.Commands.provide;
import static io.engagements.rules.Commands.provideDocument;
import static io.engagements.rules.Commands.refuseTermination;
import static io.engagements.rules.Commands.reject;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.requestApproval;
import static io.engagements.rules.Commands.resign;
import static io.engagements.rules.Commands.resume;
import static io.engagements.rules.Commands.returnInput;
import static io.engagements.rules.Commands.revoke;
import static io.engagements.rules.Commands.say;
import static io.engagements.rules.Commands.share;
import static io.engagements.rules.Commands.signNda;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.terminate;
import static io.engagements.rules.Commands.waive;
import static io.engagements.rules.Commands.withdrawCancellation;
import static io.engagements.rules.Commands.withdrawDue;
import static io.engagements.rules.Commands.withdrawEnd;
import static io.engagements.rules.Commands.withdrawExtraRound;
import static io.engagements.rules.Commands.withdrawImprovement;
import static io.engagements.rules.Commands.withdrawInput;
import static io.engagements.rules.Commands.withdrawPause;
import static io.engagements.rules.Commands.withdrawReopening;
import static io.engagements.rules.Commands.withdrawResume;
import static io.engagements.rules.Commands.withdrawTermination;
import static io.engagements.rules.Commands.withdrawTerms;
import static io.engagements.rules.Stories.noticed;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Caller;
import io.engagements.events.CommandSamples;
import io.engagements.events.DomainCommand;
import io.engagements.events.Role;
import io.engagements.events.engagement.DocumentKind;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.GuardCommand.ChangeTerms;
import io.engagements.events.engagement.GuardCommand.PrescribeMeans;
import io.engagements.events.engagement.GuardCommand.RequestTimesheet;
import io.engagements.events.engagement.MaterialKind;
import io.engagements.events.engagement.Subject;
import io.engagements.rules.Decision;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Strangers get 404, those who may look but not touch get 403; no rule is asked before. */
class EngagementAccessTest {

    private static final String AT = "2027-02-08T09:00:00Z";

    static Stream<EngagementCommand> commands() {
        return Stream.of(
                appoint("sol"),
                approve(),
                request("d1", "2020-01-01T00:00"),
                commit("none"),
                submit("none"),
                accept("none", 1),
                improve("none", 1),
                decline("none"),
                reject("none", 1),
                cancel("none"),
                new ChangeTerms("e1", "35 USD"),
                new RequestTimesheet("e1", "last week"),
                new PrescribeMeans("e1", "our laptop"),
                withdrawTermination(),
                notice("none"),
                terminate("none"),
                provideDocument(DocumentKind.NDA, HASH),
                signNda(null, null),
                share("m1", MaterialKind.OTHER, false),
                acknowledge("none"),
                grant("none"),
                revoke("none"),
                divert("none"),
                giveBack("none"),
                complete("none"),
                waive("none"),
                contest("none"),
                say(Subject.Kind.DELIVERABLE, "none"),
                requestApproval("none"),
                approveTermination("none"),
                refuseTermination("none"),
                resign("2020-01-01"),
                endByNotice("2020-01-01"),
                proposeTerms("p1", terms(), "2020-01-01T00:00"),
                acceptTerms(),
                declineTerms(),
                withdrawTerms(),
                proposeDue("p1", "none", "2020-01-01T00:00"),
                acceptDue("none"),
                declineDue("none"),
                withdrawDue("none"),
                proposeCancellation("p1", "none"),
                acceptCancellation("none"),
                declineCancellation("none"),
                withdrawCancellation("none"),
                provide("none", "none"),
                returnInput("none", "none"),
                proposeInput("p1", "none", "2020-01-01T00:00"),
                acceptInput("none"),
                declineInput("none"),
                withdrawInput("none"),
                proposePause("p1", "2020-01-01T00:00", "2020-01-02T00:00"),
                acceptPause(),
                declinePause(),
                withdrawPause(),
                resume(),
                proposeResume("p1"),
                acceptResume(),
                declineResume(),
                withdrawResume(),
                proposeEnd("p1", "2020-01-01"),
                acceptEnd(),
                declineEnd(),
                withdrawEnd(),
                acceptExtraRound("none"),
                declineExtraRound("none"),
                withdrawExtraRound("none"),
                contestImprovement("none", 1),
                withdrawImprovement("none", 1),
                concedeImprovement("none", 1),
                proposeReopening("p1", "none"),
                acceptReopening("none"),
                declineReopening("none"),
                withdrawReopening("none"));
    }

    @Test
    void everyCommandIsCovered() {
        assertThat(commands().map(DomainCommand::commandName))
                .containsExactlyInAnyOrderElementsOf(CommandSamples.all().stream()
                        .filter(EngagementCommand.class::isInstance)
                        .map(DomainCommand::commandName)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void strangersDoNotLearnThatItExists(EngagementCommand command) {
        for (Caller stranger : new Caller[] {OTHER_CLIENT, OTHER_VA, OTHER_LAWYER, OPERATOR, CLIENT_AS_VA}) {
            noticed().when(command, stranger, AT).thenUnknown();
            assertThat(EngagementDecisions.isVisible(noticed().state(), stranger))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anAuditorSeesItAndMayNotTouchIt(EngagementCommand command) {
        for (Caller auditor : new Caller[] {AUDITOR, AUDITING_CLIENT}) {
            noticed().when(command, auditor, AT).thenForbidden();
            assertThat(EngagementDecisions.isVisible(noticed().state(), auditor))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachSideDoesItsOwnPartAndNoOther(EngagementCommand command) {
        Map.of(Role.CLIENT, CLIENT, Role.VA, VA, Role.LAWYER, LAWYER).forEach((role, caller) -> {
            Decision decision = noticed().when(command, caller, AT).decision();
            if (command.roles().contains(role)) {
                assertThat(decision).isNotInstanceOf(Decision.Forbidden.class);
            } else {
                assertThat(decision).isEqualTo(new Decision.Forbidden());
            }
            assertThat(EngagementDecisions.isVisible(noticed().state(), caller)).isTrue();
        });
    }
}
