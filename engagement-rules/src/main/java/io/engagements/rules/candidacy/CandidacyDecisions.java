package io.engagements.rules.candidacy;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.Stamp;
import io.engagements.events.candidacy.CandidacyCommand;
import io.engagements.events.candidacy.CandidacyCommand.DeclineOffer;
import io.engagements.events.candidacy.CandidacyCommand.HireVA;
import io.engagements.events.candidacy.CandidacyCommand.OfferTerms;
import io.engagements.events.candidacy.CandidacyCommand.OpenCandidacy;
import io.engagements.events.candidacy.CandidacyCommand.RecordVettingCheck;
import io.engagements.events.candidacy.CandidacyCommand.WaiveVettingCheck;
import io.engagements.events.candidacy.CandidacyCommand.WithdrawCandidacy;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyClosed;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyOpened;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyWithdrawn;
import io.engagements.events.candidacy.CandidacyEvent.OfferDeclined;
import io.engagements.events.candidacy.CandidacyEvent.TermsOffered;
import io.engagements.events.candidacy.CandidacyEvent.VettingCheckRecorded;
import io.engagements.events.candidacy.CandidacyEvent.VettingCheckWaived;
import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.events.party.PartyKind;
import io.engagements.events.terms.Terms;
import io.engagements.rules.Decision;
import io.engagements.rules.Directory;
import io.engagements.rules.Rule;
import io.engagements.rules.StateForbids;
import io.engagements.rules.Table;
import io.engagements.rules.candidacy.Candidacy.Offer;
import io.engagements.rules.candidacy.Candidacy.Status;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What every command about a candidacy comes to. */
public final class CandidacyDecisions {

    /** What stands around a command about a candidacy. */
    private record Around(Candidacy candidacy, Caller by, Instant at) {

        String id() {
            return candidacy.candidacyId();
        }

        Stamp stamp() {
            return by.stamp(at);
        }
    }

    private static final Table<CandidacyCommand, Around, Decision> WHILE_OPEN = new Table<
                    CandidacyCommand, Around, Decision>()
            .on(RecordVettingCheck.class, CandidacyDecisions::check)
            .on(WaiveVettingCheck.class, CandidacyDecisions::waive)
            .on(OfferTerms.class, CandidacyDecisions::offer)
            .on(DeclineOffer.class, CandidacyDecisions::decline)
            .on(WithdrawCandidacy.class, CandidacyDecisions::withdraw)
            .on(HireVA.class, CandidacyDecisions::hire);

    private CandidacyDecisions() {}

    /** The commands about a candidacy that there is. */
    static Set<Class<? extends CandidacyCommand>> types() {
        return WHILE_OPEN.types();
    }

    /** Opening one: there is no state yet. {@code at} is the receipt in whole seconds. */
    public static Decision open(OpenCandidacy command, Caller by, Instant at, Directory directory) {
        String client = by.party();
        if (client == null || !by.has(Role.CLIENT)) {
            return new Decision.Forbidden();
        }
        if (directory.kindOf(command.vaId()).filter(PartyKind.VA::equals).isEmpty()) {
            return new Decision.Invalid("/vaId", "is not a registered VA");
        }
        String open = directory.openCandidacy(client, command.vaId()).orElse("");
        String id = Objects.requireNonNull(command.candidacyId());
        return Rule.check(
                List.of(new OneOpenCandidacy(open)),
                () -> Decision.done(new CandidacyOpened(id, client, command.vaId(), by.stamp(at))));
    }

    /** Every other command. {@code at} is the receipt in whole seconds. */
    public static Decision decide(Candidacy candidacy, CandidacyCommand command, Caller by, Instant at) {
        if (!by.has(Role.AUDITOR) && !candidacy.isPartyTo(by)) {
            return new Decision.Unknown();
        }
        if (!isOnItsSide(candidacy, command, by)) {
            return new Decision.Forbidden();
        }
        if (candidacy.state() != Status.OPEN) {
            return StateForbids.refuse(candidacy.state(), command);
        }
        return WHILE_OPEN.apply(command, new Around(candidacy, by, at));
    }

    private static boolean isOnItsSide(Candidacy candidacy, CandidacyCommand command, Caller by) {
        return (command.roles().contains(Role.CLIENT) && by.is(Role.CLIENT, candidacy.clientId()))
                || (command.roles().contains(Role.VA) && by.is(Role.VA, candidacy.vaId()));
    }

    private static Decision check(RecordVettingCheck check, Around around) {
        return Decision.done(new VettingCheckRecorded(
                around.id(), check.criterion(), check.outcome(), check.evidence(), around.stamp()));
    }

    private static Decision waive(WaiveVettingCheck waiver, Around around) {
        return Decision.done(new VettingCheckWaived(around.id(), waiver.criterion(), waiver.reason(), around.stamp()));
    }

    private static Decision decline(DeclineOffer decline, Around around) {
        return Rule.check(
                List.of(new TermsCurrent(around.candidacy(), decline, decline.termsVersion(), around.at(), true)),
                () -> Decision.done(
                        new OfferDeclined(around.id(), decline.termsVersion(), decline.reason(), around.stamp())));
    }

    private static Decision withdraw(WithdrawCandidacy withdrawal, Around around) {
        return Decision.done(new CandidacyWithdrawn(around.id(), withdrawal.reason(), around.stamp()));
    }

    private static Decision offer(OfferTerms command, Around around) {
        Terms terms = command.terms().complete();
        return Decision.done(new TermsOffered(
                around.id(),
                around.candidacy().offers().size() + 1,
                terms,
                Deadlines.afterDays(around.at(), terms.offerValidDays(), terms.zone()),
                around.stamp()));
    }

    private static Decision hire(HireVA hire, Around around) {
        Candidacy candidacy = around.candidacy();
        Optional<Offer> offer = candidacy.latestOffer();
        List<Rule> rules = new ArrayList<>();
        rules.add(new VettingComplete(candidacy));
        offer.ifPresent(latest -> rules.add(new ScopeStated(latest.terms())));
        boolean otherwise = rules.stream().allMatch(Rule::holds);
        rules.add(new TermsCurrent(candidacy, hire, hire.termsVersion(), around.at(), otherwise));
        return Rule.check(rules, () -> hired(candidacy, hire, offer.orElseThrow(), around.stamp()));
    }

    private static Decision hired(Candidacy candidacy, HireVA hire, Offer offer, Stamp stamp) {
        String engagementId = Objects.requireNonNull(hire.engagementId());
        return Decision.done(
                new CandidacyClosed(candidacy.candidacyId(), engagementId, offer.version(), stamp),
                new VAHired(
                        engagementId,
                        candidacy.candidacyId(),
                        candidacy.clientId(),
                        candidacy.vaId(),
                        offer.version(),
                        offer.terms(),
                        Deadlines.endOf(offer.terms()),
                        stamp));
    }
}
