package io.engagements.standalone.identity;

import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The passkeys of people: what they are called, how one is made, and how they go. A passkey stands for the password, so the
 * device has to have made sure whose hand it is in.
 */
public final class Passkeys {

    /** So many of one person. */
    public static final int MOST = 10;

    /** Between the password that allows one more and the device's answer. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> MADE =
            new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PublicKeyCredentialRpEntity site;
    private final WebAuthnRelyingPartyOperations ceremonies;

    Passkeys(JdbcClient jdbc, TransactionTemplate transaction, URI publicUrl) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.site = PublicKeyCredentialRpEntity.builder()
                .id(publicUrl.getHost().toLowerCase(Locale.ROOT))
                .name("Engagements")
                .build();
        PasskeyRows rows = new PasskeyRows(jdbc);
        Webauthn4JRelyingPartyOperations operations =
                new Webauthn4JRelyingPartyOperations(rows, rows, site, Set.of(origin(publicUrl)));
        operations.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        operations.setCustomizeRequestOptions(
                options -> options.allowCredentials(List.of()).userVerification(UserVerificationRequirement.REQUIRED));
        this.ceremonies = operations;
    }

    /** As browsers name it: in small letters, and without the port that the scheme has anyway. */
    private static String origin(URI publicUrl) {
        String scheme = publicUrl.getScheme().toLowerCase(Locale.ROOT);
        int port = publicUrl.getPort();
        boolean usual = port == -1 || port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + publicUrl.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
    }

    WebAuthnRelyingPartyOperations ceremonies() {
        return ceremonies;
    }

    /** Whom a passkey is for: the host of the public address. */
    String site() {
        return Objects.requireNonNull(site.getId());
    }

    /**
     * One of a person's.
     *
     * @param called by the person
     * @param usedAt absent where it never was
     */
    public record Listed(
            long number,
            String called,
            Instant since,
            @Nullable Instant usedAt) {}

    /** In the order in which they were made; {@link #MOST} at most. */
    public List<Listed> of(String account) {
        return jdbc.sql("SELECT number, called, created_at, used_at FROM standalone.passkey WHERE account = ?"
                        + " ORDER BY number")
                .param(account)
                .query((row, number) -> {
                    Timestamp used = row.getTimestamp("used_at");
                    return new Listed(
                            row.getLong("number"),
                            row.getString("called"),
                            row.getTimestamp("created_at").toInstant(),
                            used == null ? null : used.toInstant());
                })
                .list();
    }

    /** One that is about to be made. */
    public static final class Begun {

        private final String account;
        private final String called;
        private final Instant at;
        private final PublicKeyCredentialCreationOptions options;

        private Begun(String account, String called, Instant at, PublicKeyCredentialCreationOptions options) {
            this.account = account;
            this.called = called;
            this.at = at;
            this.options = options;
        }

        public String called() {
            return called;
        }

        /** What the browser is asked for, as {@code PublicKeyCredentialCreationOptionsJSON}. */
        public String asked() {
            return JSON.writeValueAsString(options);
        }

        public boolean isOver() {
            return at.plus(GOOD_FOR).isBefore(Instant.now());
        }
    }

    /** For who has just proven to know the password. */
    public Begun begin(String account, String called) {
        var person = UsernamePasswordAuthenticationToken.authenticated(account, null, List.of());
        Instant now = Instant.now();
        return new Begun(
                account,
                called,
                now,
                ceremonies.createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(person)));
    }

    /** What came of it. */
    public enum Added {
        DONE,
        /** What the device said is not what was asked for. */
        UNFIT,
        /** As many are there as may be. */
        FULL,
        /** It took too long, or the person has left or has another password meanwhile. */
        OVER
    }

    /**
     * Kept, if all is well with it. Whoever resets or removes the account at the same time waits, and finds it.
     *
     * @param answer of the browser, as {@code RegistrationResponseJSON}
     */
    public Added add(Begun begun, String answer) {
        Optional<PublicKeyCredential<AuthenticatorAttestationResponse>> made = read(answer);
        if (made.isEmpty()) {
            return Added.UNFIT;
        }
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                if (begun.isOver() || !hold(begun)) {
                    return Added.OVER;
                }
                if (of(begun.account).size() >= MOST) {
                    return Added.FULL;
                }
                ceremonies.registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                        begun.options, new RelyingPartyPublicKey(made.get(), begun.called)));
                return Added.DONE;
            }));
        } catch (VerificationException
                | DataConversionException
                | IllegalArgumentException
                | DuplicateKeyException no) {
            return Added.UNFIT;
        }
    }

    private boolean hold(Begun begun) {
        return jdbc.sql("SELECT id FROM standalone.account WHERE id = ? AND left_at IS NULL AND NOT demo"
                        + " AND (tokens_from IS NULL OR tokens_from <= ?) FOR UPDATE")
                .params(begun.account, Timestamp.from(begun.at))
                .query(String.class)
                .optional()
                .isPresent();
    }

    private static Optional<PublicKeyCredential<AuthenticatorAttestationResponse>> read(String answer) {
        try {
            return Optional.ofNullable(JSON.readValue(answer, MADE))
                    .filter(made -> made.getRawId() != null && made.getResponse() != null);
        } catch (JacksonException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** @return false when the person has none of that number */
    public boolean remove(String account, long number) {
        return jdbc.sql("DELETE FROM standalone.passkey WHERE account = ? AND number = ?")
                        .params(account, number)
                        .update()
                == 1;
    }

    /** To be called while the account is held. */
    public void removeAll(String account) {
        jdbc.sql("DELETE FROM standalone.passkey WHERE account = ?")
                .param(account)
                .update();
    }
}
