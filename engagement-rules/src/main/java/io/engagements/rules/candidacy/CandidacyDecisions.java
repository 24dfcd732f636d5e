package io.engagements.rules.candidacy;

import io.engagements.events.Caller;
import io.engagements.events.Role;
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
import io.engagements.rules.candidacy.Candidacy.Offer;
import io.engagements.rules.candidacy.Candidacy.Status;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What every command about a candidacy comes to. */
public final class CandidacyDecisions {

    private CandidacyDecisions() {}

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
        return whileOpen(candidacy, command, by, at);
    }

    private static boolean isOnItsSide(Candidacy candidacy, CandidacyCommand command, Caller by) {
        return (command.roles().contains(Role.CLIENT) && by.is(Role.CLIENT, candidacy.clientId()))
                || (command.roles().contains(Role.VA) && by.is(Role.VA, candidacy.vaId()));
    }

    private static Decision whileOpen(Candidacy candidacy, CandidacyCommand command, Caller by, Instant at) {
        String id = candidacy.candidacyId();
        if (command instanceof RecordVettingCheck check) {
            return Decision.done(
                    new VettingCheckRecorded(id, check.criterion(), check.outcome(), check.evidence(), by.stamp(at)));
        } else if (command instanceof WaiveVettingCheck waiver) {
            return Decision.done(new VettingCheckWaived(id, waiver.criterion(), waiver.reason(), by.stamp(at)));
        } else if (command instanceof OfferTerms offer) {
            return offer(candidacy, offer.terms().complete(), by, at);
        } else if (command instanceof DeclineOffer decline) {
            return Rule.check(
                    List.of(new TermsCurrent(candidacy, decline, decline.termsVersion(), at, true)),
                    () -> Decision.done(new OfferDeclined(id, decline.termsVersion(), decline.reason(), by.stamp(at))));
        } else if (command instanceof WithdrawCandidacy withdrawal) {
            return Decision.done(new CandidacyWithdrawn(id, withdrawal.reason(), by.stamp(at)));
        } else if (command instanceof HireVA hire) {
            return hire(candidacy, hire, by, at);
        }
        throw new IllegalArgumentException("no command of a candidacy under way: " + command.getClass());
    }

    private static Decision offer(Candidacy candidacy, Terms terms, Caller by, Instant at) {
        int version = candidacy.offers().size() + 1;
        return Decision.done(new TermsOffered(
                candidacy.candidacyId(),
                version,
                terms,
                Deadlines.afterDays(at, terms.offerValidDays(), terms.zone()),
                by.stamp(at)));
    }

    private static Decision hire(Candidacy candidacy, HireVA hire, Caller by, Instant at) {
        Optional<Offer> offer = candidacy.latestOffer();
        List<Rule> rules = new ArrayList<>();
        rules.add(new VettingComplete(candidacy));
        offer.ifPresent(latest -> rules.add(new ScopeStated(latest.terms())));
        boolean otherwise = rules.stream().allMatch(Rule::holds);
        rules.add(new TermsCurrent(candidacy, hire, hire.termsVersion(), at, otherwise));
        return Rule.check(rules, () -> hired(candidacy, hire, offer.orElseThrow(), by, at));
    }

    private static Decision hired(Candidacy candidacy, HireVA hire, Offer offer, Caller by, Instant at) {
        String engagementId = Objects.requireNonNull(hire.engagementId());
        LocalDate lastDay = offer.terms().endsOn();
        return Decision.done(
                new CandidacyClosed(candidacy.candidacyId(), engagementId, offer.version(), by.stamp(at)),
                new VAHired(
                        engagementId,
                        candidacy.candidacyId(),
                        candidacy.clientId(),
                        candidacy.vaId(),
                        offer.version(),
                        offer.terms(),
                        lastDay == null
                                ? null
                                : Deadlines.endOf(lastDay, offer.terms().zone()),
                        by.stamp(at)));
    }
}
