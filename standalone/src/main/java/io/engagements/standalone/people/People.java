package io.engagements.standalone.people;

import io.engagements.events.Role;
import io.engagements.events.party.PartyEvent.PartyErased;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.party.Parties;
import io.engagements.standalone.identity.Access;
import io.engagements.standalone.identity.Account;
import io.engagements.standalone.identity.Accounts;
import io.engagements.standalone.identity.Passkeys;
import io.engagements.standalone.people.Invitation.Link;
import io.engagements.standalone.people.Invitation.State;
import io.engagements.standalone.people.Invitation.Wanted;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who may invite whom, and who may show whom the door. Whoever is not in somebody's circle is not there for them. What was
 * done to accounts stands in the log.
 */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class People {

    private static final Logger log = LoggerFactory.getLogger(People.class);

    /** So many invitations of one party, or of those who act for none, may be open. */
    static final int MOST_OPEN = 20;

    /** Those who act for no party. */
    static final List<Role> FOR_NOBODY = List.of(Role.AUDITOR, Role.OPERATOR);

    private static final int A_PAGE = 50;

    private final Accounts accounts;
    private final Invitations invitations;
    private final Parties parties;
    private final Passkeys passkeys;
    private final Access access;
    private final ToldNames names;
    private final TransactionTemplate transaction;

    People(
            Accounts accounts,
            Invitations invitations,
            Parties parties,
            Passkeys passkeys,
            Access access,
            ToldNames names,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.parties = parties;
        this.passkeys = passkeys;
        this.access = access;
        this.names = names;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * An account of somebody who is in.
     *
     * @throws AuthenticationException for who has left meanwhile
     */
    Account self(String person) {
        return accounts.find(person).orElseThrow(People::gone);
    }

    private static AuthenticationException gone() {
        return new InsufficientAuthenticationException("The account was removed meanwhile");
    }

    /**
     * Whom somebody looks after.
     *
     * @throws ProblemException 404 for who looks after nobody
     * @throws AuthenticationException for who has left meanwhile
     */
    Circle of(String person) {
        Account self = self(person);
        if (self.roles().contains(Role.OPERATOR)) {
            return new Circle(self.id(), null, null);
        }
        return Stream.of(Role.CLIENT, Role.VA)
                .filter(self.roles()::contains)
                .findFirst()
                .map(role -> new Circle(self.id(), self.party(), role))
                .orElseThrow(ProblemException::unknown);
    }

    Page<Accounts.Listed> in(Circle circle, @Nullable String cursor) {
        List<Accounts.Listed> rows =
                accounts.list(circle.party(), circle.role(), Page.after("accounts", cursor), A_PAGE + 1);
        return Page.of("accounts", rows, A_PAGE, Accounts.Listed::number);
    }

    Page<Invitation> open(Circle circle, @Nullable String cursor) {
        List<Invitation> rows = invitations.list(circle, Page.after("invitations", cursor), A_PAGE + 1);
        return Page.of("invitations", rows, A_PAGE, Invitation::number);
    }

    /**
     * Does something to somebody, while both are there: nobody leaves in between, so whoever acts is still there afterwards.
     *
     * @throws ProblemException 404 for who is not in the circle
     * @throws AuthenticationException when who acts has left meanwhile
     */
    private <T> T act(Circle circle, String person, Function<Account, T> act) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<Account> there = accounts.hold(List.of(circle.person(), person));
            if (there.stream().noneMatch(each -> each.id().equals(circle.person()))) {
                throw gone();
            }
            return act.apply(there.stream()
                    .filter(each -> each.id().equals(person) && circle.holds(each))
                    .findFirst()
                    .orElseThrow(ProblemException::unknown));
        }));
    }

    /**
     * Empty where as many are open as there may be.
     *
     * @param mail where the link will be sent as well; absent for nowhere
     */
    Optional<Link> invite(Circle circle, String called, Role role, @Nullable String party, @Nullable String mail) {
        if (party == null ? !circle.isAll() || !FOR_NOBODY.contains(role) : !circle.holds(role, party)) {
            throw ProblemException.unknown();
        }
        return act(circle, circle.person(), self -> {
            invitations.oneAfterTheOther(party);
            return invitations.open(party) >= MOST_OPEN
                    ? Optional.empty()
                    : Optional.of(invitations.add(new Wanted(called, role, party, null, self.id(), mail)));
        });
    }

    void withdraw(Circle circle, long number) {
        if (!invitations.withdraw(number, circle)) {
            throw ProblemException.unknown();
        }
    }

    /** The person keeps the old password until the link is used; an earlier link is good no more. */
    Link reset(Circle circle, String person, boolean byMail) {
        Link link = act(circle, person, account -> {
            if (!circle.isAll() || account.demo()) {
                throw ProblemException.forbidden();
            }
            invitations.withdrawFor(person);
            String mail = byMail ? accounts.mail(person).orElse(null) : null;
            return invitations.add(new Wanted(person, null, null, person, circle.person(), mail));
        });
        log.info("{} makes a link by which the password of {} is chosen anew", circle.person(), person);
        return link;
    }

    Account find(Circle circle, String person) {
        return accounts.find(person).filter(circle::holds).orElseThrow(ProblemException::unknown);
    }

    /** Nobody goes by their own hand, so the last operator never does; the demonstration stays whole. */
    boolean mayGo(Circle circle, Account account) {
        return !account.demo() && !account.id().equals(circle.person());
    }

    /** At once: nothing that the person has in hand works any more, nor any link that the person made. */
    void remove(Circle circle, String person) {
        act(circle, person, account -> {
            if (!mayGo(circle, account)) {
                throw ProblemException.forbidden();
            }
            leave(person);
            return account;
        });
        access.end(person);
        log.info("{} removed the account {}", circle.person(), person);
    }

    /** Nothing stays but what stands in what was done, and who that was. To be called while the account is there. */
    private void leave(String person) {
        invitations.withdrawOf(person);
        passkeys.removeAll(person);
        accounts.leave(person, Instant.now());
    }

    /**
     * Nobody is to be a party's whose name is unreadable: in the transaction that is under way its people leave, and so does
     * what its links say of them and what they are called; those of the demonstration too, in which nobody else comes in.
     *
     * @return who has left, to be told {@link #gone(String, List)} once that is certain
     */
    List<String> leave(PartyErased erased) {
        String party = erased.partyId();
        accounts.holdOf(party, FOR_NOBODY);
        invitations.forget(party);
        // Whoever came by one of these links before is there by now.
        List<String> people =
                accounts.holdOf(party, FOR_NOBODY).stream().map(Account::id).toList();
        people.forEach(this::leave);
        accounts.forgetNamesOf(party, FOR_NOBODY);
        return people;
    }

    /** Nothing that they have in hand works any more. */
    void gone(String party, List<String> people) {
        people.forEach(access::end);
        names.changed(party, people);
        log.info("The party {} is erased, and with it the accounts {}", party, people);
    }

    /** What a link is good for now; empty where it leads nowhere. */
    Optional<Invitation> opened(String token) {
        return invitations
                .find(token)
                .map(found -> found.state() != State.USED && isErased(found.party()) ? found.as(State.ERASED) : found);
    }

    private boolean isErased(@Nullable String party) {
        return party != null
                && parties.find(party).filter(known -> known.name().erased()).isPresent();
    }

    /** What came of opening a link. */
    enum Accepted {
        DONE,
        NAME_TAKEN,
        LINK_OVER
    }

    /**
     * @param id that the person chose
     * @param called likewise, for all who may see what the person does
     */
    Accepted join(Invitation invitation, String id, String called, String secretHash) {
        Role role = invitation.role();
        if (role == null) {
            throw new IllegalArgumentException("this link makes no account");
        }
        String party = invitation.party() == null ? id : invitation.party();
        if (isErased(invitation.party())) {
            return Accepted.LINK_OVER;
        }
        Account account = new Account(id, secretHash, party, Set.of(role), false);
        Accepted accepted = Objects.requireNonNull(transaction.execute(status -> {
            if (!invitations.use(invitation.number())) {
                return Accepted.LINK_OVER;
            }
            if (!accounts.add(account)) {
                status.setRollbackOnly();
                return Accepted.NAME_TAKEN;
            }
            accounts.changeName(id, called);
            if (invitation.mail() != null) {
                accounts.changeMail(id, invitation.mail());
            }
            log.info(
                    "The account {} is made, invited by {}",
                    id,
                    Objects.requireNonNullElse(invitation.invitedBy(), "the link in this log"));
            return Accepted.DONE;
        }));
        names.changed(party, List.of(id));
        return accepted;
    }

    /** From now on, also beside what the person did before. */
    void changeName(Account account, String called) {
        accounts.changeName(account.id(), called);
        names.changed(account.party(), List.of(account.id()));
    }

    /** Whoever is in under the old password is out, and so is whoever has a passkey. */
    Accepted renew(Invitation invitation, String secretHash) {
        String person = Objects.requireNonNull(invitation.account());
        boolean used = Boolean.TRUE.equals(transaction.execute(status -> {
            boolean first = invitations.use(invitation.number());
            if (first) {
                accounts.changeSecret(person, secretHash, Instant.now());
                passkeys.removeAll(person);
            }
            return first;
        }));
        if (!used) {
            return Accepted.LINK_OVER;
        }
        access.endBefore(person, Instant.now());
        log.info("The password of {} is chosen anew, by a link of {}", person, invitation.invitedBy());
        return Accepted.DONE;
    }

    /** By the person, whose passkeys stay. Links that would choose another one are good no more. */
    void changeSecret(String person, String secretHash) {
        transaction.executeWithoutResult(status -> {
            accounts.changeSecret(person, secretHash, Instant.now());
            invitations.withdrawFor(person);
        });
        access.endBefore(person, Instant.now());
    }

    /** As it may be lost, all that the person has in hand ends with it. */
    void removePasskey(String person, long number) {
        transaction.executeWithoutResult(status -> {
            if (!passkeys.remove(person, number)) {
                throw ProblemException.unknown();
            }
            accounts.endTokens(person, Instant.now());
        });
        access.endBefore(person, Instant.now());
        log.info("{} has removed a passkey", person);
    }
}
