package io.engagements.timestamp;

import io.engagements.proof.InvalidProofException;
import io.engagements.proof.Sha256;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * Asks an authority when something was there, and checks what it answers: that it is about the same, was asked for here, and
 * is signed under the certificate in it, which is one for time-stamps. Whether that certificate is anybody's is not looked at.
 */
public final class TimestampQuery {

    private static final byte[] NONCE = "engagements/timestamp/v1\n".getBytes(StandardCharsets.UTF_8);

    /** SHA-256, 384 and 512: what an authority may sign with. */
    private static final Set<String> DIGESTS =
            Set.of("2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2", "2.16.840.1.101.3.4.2.3");

    private final TimeStampRequest request;

    /**
     * Of the same bytes there is one request: which answer is to which request can be told without remembering any. An answer
     * from before says no less.
     */
    public TimestampQuery(byte[] about) {
        byte[] hash = new Sha256.Sum().add(about).bytes();
        byte[] nonce = new Sha256.Sum().add(NONCE).add(hash).bytes();
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        request = generator.generate(TSPAlgorithms.SHA256, hash, new BigInteger(1, Arrays.copyOf(nonce, Long.BYTES)));
    }

    /** DER. */
    public byte[] request() {
        try {
            return request.getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("a request in memory can be written", e);
        }
    }

    /**
     * @param reply an answer, or the token in it, DER
     * @throws InvalidProofException when it does not hold
     */
    public TimestampReply checked(byte[] reply) {
        try {
            return requireHolds(response(reply));
        } catch (IOException | TSPException | OperatorCreationException | CertificateException e) {
            throw new InvalidProofException(TimestampSays.None.DOES_NOT_HOLD.of(), e);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            // Whatever the library makes of bytes that are none; and the verifier has only as much of it as authorities
            // use.
            throw e instanceof InvalidProofException refused
                    ? refused
                    : new InvalidProofException(TimestampSays.None.DOES_NOT_HOLD.of(), e);
        }
    }

    /** Nothing may come after it. */
    private static byte[] response(byte[] reply) throws IOException {
        ASN1Sequence whole = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(reply));
        boolean isToken = whole.getObjectAt(0) instanceof ASN1ObjectIdentifier;
        return isToken
                ? new DERSequence(new ASN1Encodable[] {new PKIStatusInfo(PKIStatus.granted), whole}).getEncoded()
                : reply;
    }

    private TimestampReply requireHolds(byte[] bytes)
            throws IOException, TSPException, OperatorCreationException, CertificateException {
        TimeStampResponse response = new TimeStampResponse(bytes);
        TimeStampToken token = response.getTimeStampToken();
        if (token == null) {
            throw new InvalidProofException(TimestampSays.None.NO_TIME_STAMP.of());
        }
        requireAskedFor(response, token);
        X509CertificateHolder certificate = certificate(token);
        String digest =
                token.toCMSSignedData().getSignerInfos().iterator().next().getDigestAlgOID();
        if (!DIGESTS.contains(digest)) {
            throw new InvalidProofException(TimestampSays.None.UNSAFE_HASH.of());
        }
        token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
        return new TimestampReply(
                bytes,
                token.getTimeStampInfo().getGenTime().toInstant(),
                certificate.getSubject().toString());
    }

    private void requireAskedFor(TimeStampResponse response, TimeStampToken token) throws TSPException {
        boolean same =
                Arrays.equals(token.getTimeStampInfo().getMessageImprintDigest(), request.getMessageImprintDigest());
        if (!same) {
            throw new InvalidProofException(TimestampSays.None.OF_SOMETHING_ELSE.of());
        }
        response.validate(request);
    }

    private static X509CertificateHolder certificate(TimeStampToken token) {
        Collection<X509CertificateHolder> found = token.getCertificates().getMatches(token.getSID());
        if (found.size() != 1) {
            throw new InvalidProofException(TimestampSays.None.NO_CERTIFICATE.of());
        }
        return found.iterator().next();
    }
}
