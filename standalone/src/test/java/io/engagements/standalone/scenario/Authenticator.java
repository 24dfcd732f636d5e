package io.engagements.standalone.scenario;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.AuthenticatorDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionAuthenticatorOutput;
import com.webauthn4j.data.extension.authenticator.RegistrationExtensionAuthenticatorOutput;
import com.webauthn4j.util.ECUtil;
import com.webauthn4j.util.MessageDigestUtil;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A device with one passkey, and the browser round it: what they say to what they are asked, and what they should not. */
final class Authenticator {

    private static final ObjectConverter CONVERTER = new ObjectConverter();
    private static final byte PRESENT = AuthenticatorData.BIT_UP;
    private static final byte VERIFIED = AuthenticatorData.BIT_UV;

    private final byte[] id = new byte[32];
    private final KeyPair keys = ECUtil.createKeyPair();
    private long signatures;

    String origin;
    String site = "localhost";
    byte flags = (byte) (PRESENT | VERIFIED);
    int broken;

    Authenticator(String origin) {
        new SecureRandom().nextBytes(id);
        this.origin = origin;
    }

    private static byte[] sha256(byte[] bytes) {
        return MessageDigestUtil.createSHA256().digest(bytes);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private byte[] told(String type, JsonNode asked) {
        return JsonMapper.shared()
                .writeValueAsBytes(Map.of(
                        "type",
                        type,
                        "challenge",
                        asked.path("challenge").asString(),
                        "origin",
                        origin,
                        "crossOrigin",
                        false));
    }

    private String answer(Map<String, ?> response) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "id",
                        text(id),
                        "rawId",
                        text(id),
                        "type",
                        "public-key",
                        "authenticatorAttachment",
                        "platform",
                        "clientExtensionResults",
                        Map.of(),
                        "response",
                        response));
    }

    /** Makes the passkey. */
    String create(String options) {
        JsonNode asked = JsonMapper.shared().readTree(options);
        EC2COSEKey key = EC2COSEKey.create((ECPublicKey) keys.getPublic(), COSEAlgorithmIdentifier.ES256);
        AuthenticatorData<RegistrationExtensionAuthenticatorOutput> data = new AuthenticatorData<>(
                sha256(site.getBytes(StandardCharsets.UTF_8)),
                (byte) (flags | AuthenticatorData.BIT_AT),
                0,
                new AttestedCredentialData(AAGUID.ZERO, id, key));
        byte[] attestation = new AttestationObjectConverter(CONVERTER)
                .convertToBytes(new AttestationObject(data, new NoneAttestationStatement()));
        return answer(Map.of(
                "clientDataJSON", text(told("webauthn.create", asked)),
                "attestationObject", text(attestation),
                "publicKeyAlgorithm", -7,
                "transports", List.of("internal", "hybrid")));
    }

    /** Signs what is asked. */
    String get(String options) {
        JsonNode asked = JsonMapper.shared().readTree(options);
        byte[] told = told("webauthn.get", asked);
        byte[] data = new AuthenticatorDataConverter(CONVERTER)
                .convert(new AuthenticatorData<AuthenticationExtensionAuthenticatorOutput>(
                        sha256(site.getBytes(StandardCharsets.UTF_8)), flags, ++signatures));
        byte[] signature = sign(data, sha256(told));
        signature[signature.length - 1] ^= (byte) broken;
        return answer(Map.of(
                "clientDataJSON", text(told),
                "authenticatorData", text(data),
                "signature", text(signature)));
    }

    private byte[] sign(byte[] data, byte[] hash) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(ByteBuffer.allocate(data.length + hash.length)
                    .put(data)
                    .put(hash)
                    .array());
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
