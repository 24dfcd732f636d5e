package io.engagements.standalone.identity;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/**
 * Passkeys as the library asks for them. Those of somebody who has left are none, whatever stands in the rows; accounts are
 * made and removed elsewhere.
 */
final class PasskeyRows implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {

    private static final String READ = """
            SELECT passkey.*, account.handle FROM standalone.passkey JOIN standalone.account ON account.id = passkey.account
             WHERE account.left_at IS NULL AND
            """;

    private static final String READ_ACCOUNT = "SELECT id, handle FROM standalone.account WHERE left_at IS NULL AND ";

    private final JdbcClient jdbc;

    PasskeyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String account) {
        return jdbc.sql(READ_ACCOUNT + "id = ?")
                .param(account)
                .query(PasskeyRows::account)
                .optional()
                .orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return jdbc.sql(READ_ACCOUNT + "handle = ?")
                .param(uuid(handle))
                .query(PasskeyRows::account)
                .optional()
                .orElse(null);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity account) {
        throw new UnsupportedOperationException("accounts are not made here");
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return jdbc.sql(READ + " credential_id = ?")
                .param(id.getBytes())
                .query(PasskeyRows::passkey)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return jdbc.sql(READ + " account.handle = ? ORDER BY passkey.number")
                .param(uuid(handle))
                .query(PasskeyRows::passkey)
                .list();
    }

    /** A new one, or how often a known one was used. */
    @Override
    public void save(CredentialRecord passkey) {
        if (use(passkey) == 0) {
            insert(passkey);
        }
    }

    private int use(CredentialRecord passkey) {
        return jdbc.sql("UPDATE standalone.passkey SET signatures = ?, used_at = ? WHERE credential_id = ?")
                .params(
                        passkey.getSignatureCount(),
                        Timestamp.from(passkey.getLastUsed()),
                        passkey.getCredentialId().getBytes())
                .update();
    }

    private void insert(CredentialRecord passkey) {
        String transports = passkey.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .filter(name -> name.matches("[a-z-]{1,32}"))
                .collect(Collectors.joining(",", "{", "}"));
        jdbc.sql("""
                        INSERT INTO standalone.passkey (account, called, credential_id, public_key, attestation, signatures,
                                                        verified, backup_eligible, backed_up, transports, created_at)
                        SELECT id, :called, :credential, :key, :attestation, :signatures,
                               :verified, :eligible, :backedUp, :transports::text[], :created
                          FROM standalone.account WHERE handle = :handle AND left_at IS NULL
                        """)
                .param("called", passkey.getLabel())
                .param("credential", passkey.getCredentialId().getBytes())
                .param("key", passkey.getPublicKey().getBytes())
                .param(
                        "attestation",
                        Objects.requireNonNull(passkey.getAttestationObject()).getBytes())
                .param("signatures", passkey.getSignatureCount())
                .param("verified", passkey.isUvInitialized())
                .param("eligible", passkey.isBackupEligible())
                .param("backedUp", passkey.isBackupState())
                .param("transports", transports)
                .param("created", Timestamp.from(passkey.getCreated()))
                .param("handle", uuid(passkey.getUserEntityUserId()))
                .update();
    }

    /** Neither an account nor, without whose it is, a passkey. */
    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("nothing is removed here");
    }

    private static PublicKeyCredentialUserEntity account(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle(row))
                .name(id)
                .displayName(id)
                .build();
    }

    private static CredentialRecord passkey(ResultSet row, int number) throws SQLException {
        Timestamp used = row.getTimestamp("used_at");
        Timestamp created = row.getTimestamp("created_at");
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(handle(row))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .signatureCount(row.getLong("signatures"))
                .uvInitialized(row.getBoolean("verified"))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backed_up"))
                .transports(Stream.of((String[]) row.getArray("transports").getArray())
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .label(row.getString("called"))
                .created(created.toInstant())
                .lastUsed((used == null ? created : used).toInstant())
                .build();
    }

    private static Bytes handle(ResultSet row) throws SQLException {
        return new Bytes(row.getString("handle").getBytes(StandardCharsets.US_ASCII));
    }

    private static UUID uuid(Bytes handle) {
        return UUID.fromString(new String(handle.getBytes(), StandardCharsets.US_ASCII));
    }
}
