package io.engagements.standalone.identity;

import io.engagements.events.Role;
import io.engagements.query.pages.landing.DemoPeople;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the demo accounts when a data directory is new, and keeps their secret as the settings say. */
final class DemoAccounts {

    private static final Logger log = LoggerFactory.getLogger(DemoAccounts.class);

    private static final Map<String, Role> ROLES = new LinkedHashMap<>();

    static {
        ROLES.put("ceramica-ruiz", Role.CLIENT);
        ROLES.put("acme-books", Role.CLIENT);
        ROLES.put("lucia", Role.VA);
        ROLES.put("mateo", Role.VA);
        ROLES.put("sol", Role.LAWYER);
        ROLES.put("ines", Role.AUDITOR);
        ROLES.put("operator", Role.OPERATOR);
    }

    /** Colours of roles on pages. */
    private static final Map<Role, String> TONES =
            Map.of(Role.CLIENT, "o", Role.LAWYER, "p", Role.AUDITOR, "b", Role.OPERATOR, "s");

    /** 192 bits. */
    private static final int SECRET_BYTES = 24;

    private final IdentitySettings settings;
    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final TransactionOperations transaction;

    DemoAccounts(
            IdentitySettings settings, Accounts accounts, PasswordEncoder encoder, TransactionOperations transaction) {
        this.settings = settings;
        this.accounts = accounts;
        this.encoder = encoder;
        this.transaction = transaction;
    }

    /**
     * To be called at every start, before anything listens.
     *
     * @param loopback refuses unless the process listens on the loopback address only; asked while demo accounts
     *     exist, and before they are made
     */
    void prepare(Runnable loopback) {
        boolean first = !accounts.startedBefore();
        String hash = accounts.anyDemoSecretHash().orElse(null);
        if (hash != null || (first && settings.demo())) {
            loopback.run();
        }
        if (first) {
            transaction.executeWithoutResult(status -> firstStart());
        } else if (hash != null) {
            changeSecretIfGiven(hash);
        }
    }

    /**
     * As whom a visitor may come in with one press: those that the first start made, while there is a demonstration, and
     * whose party is not erased. A person may have chosen the same name, so the name says nothing.
     */
    List<DemoPeople.Person> people() {
        Set<String> there = settings.demo() ? accounts.demo() : Set.of();
        return ROLES.entrySet().stream()
                .filter(account -> there.contains(account.getKey()))
                .map(account -> new DemoPeople.Person(account.getKey(), TONES.getOrDefault(account.getValue(), "")))
                .toList();
    }

    private void firstStart() {
        accounts.rememberFirstStart(settings.demo());
        if (settings.demo()) {
            String secret = settings.demoSecret() == null ? Secrets.random(SECRET_BYTES) : settings.demoSecret();
            String hash = hash(secret);
            ROLES.forEach((id, role) -> accounts.add(new Account(id, hash, id, Set.of(role), true)));
            tell(secret);
        }
    }

    /** Before the commit: a secret told in vain is replaced at the next start, one never told would be lost. */
    private void tell(String secret) {
        if (settings.demoSecret() == null) {
            log.warn("Demo accounts {} have this secret, shown only now: {}", ROLES.keySet(), secret);
        } else {
            log.warn("Demo accounts {} have the secret that ENGAGEMENTS_DEMO_SECRET gives", ROLES.keySet());
        }
    }

    private void changeSecretIfGiven(String hash) {
        String given = settings.demoSecret();
        if (given != null && !encoder.matches(given, hash)) {
            accounts.changeEveryDemoSecret(hash(given));
            log.warn("Demo accounts have a new secret: the one that ENGAGEMENTS_DEMO_SECRET gives");
        }
    }

    private String hash(String secret) {
        try {
            return encoder.encode(secret);
        } catch (IllegalArgumentException unfit) {
            throw new InvalidConfigurationPropertyValueException(
                    "engagements.demo-secret", "(not shown)", "It is longer than 72 bytes.");
        }
    }
}
