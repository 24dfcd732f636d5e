package io.engagements.timestamp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.engagements.proof.InvalidProofException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An authority's answer is taken if it is about what was asked, and signed as it says. */
class TimestampQueryTest {

    private static final byte[] TEXT = "engagements.example\n7\nAAAA\n".getBytes(UTF_8);
    private static final TimestampQuery QUERY = new TimestampQuery(TEXT);
    private static final Authority AUTHORITY = Authority.usual();
    private static final byte[] ANSWER = AUTHORITY.answer(QUERY.request());

    private static byte[] token() throws Exception {
        return new TimeStampResponse(ANSWER).getTimeStampToken().getEncoded();
    }

    private static byte[] info() throws Exception {
        return new TimeStampResponse(ANSWER)
                .getTimeStampToken()
                .getTimeStampInfo()
                .getEncoded();
    }

    @Test
    void anAnswerTellsWhenAndUnderWhoseCertificate() {
        TimestampReply reply = QUERY.checked(ANSWER);
        assertThat(reply.response()).isEqualTo(ANSWER);
        assertThat(reply.at()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(reply.authority()).isEqualTo("CN=Stamps of Example");
    }

    @Test
    void theTokenAloneBecomesAnAnswer() throws Exception {
        byte[] made = QUERY.checked(token()).response();
        assertThat(QUERY.checked(made).response()).isEqualTo(made);
        assertThat(new TimeStampResponse(made).getTimeStampToken().getEncoded()).isEqualTo(token());
    }

    @Test
    void ofTheSameBytesThereIsOneRequest() {
        assertThat(new TimestampQuery(TEXT).request()).isEqualTo(QUERY.request());
        assertThat(new TimestampQuery(new byte[1]).request()).isNotEqualTo(QUERY.request());
    }

    static Stream<Arguments> wrong() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(TEXT);
        byte[] withoutNonce = generator().generate(TSPAlgorithms.SHA256, hash).getEncoded();
        byte[] otherNonce =
                generator().generate(TSPAlgorithms.SHA256, hash, BigInteger.ONE).getEncoded();
        byte[] nested = new byte[65_000];
        Arrays.fill(nested, (byte) 0x30);
        for (int i = 1; i < nested.length; i += 2) {
            nested[i] = (byte) 0x80;
        }
        byte[] more = Arrays.copyOf(ANSWER, ANSWER.length + 1);
        return Stream.of(
                Arguments.of("nothing", new byte[0], "no time-stamp"),
                Arguments.of("words", "hello".getBytes(UTF_8), "no time-stamp"),
                Arguments.of("an empty sequence", new byte[] {0x30, 0}, "no time-stamp"),
                Arguments.of("a request", QUERY.request(), "no time-stamp"),
                Arguments.of("something behind it", more, "no time-stamp"),
                Arguments.of("deep nesting", nested, "no time-stamp"),
                Arguments.of("a length of two gigabytes", new byte[] {0x30, (byte) 0x84, 0x7F, -1, -1, -1}, "no time"),
                Arguments.of(
                        "of something else",
                        AUTHORITY.answer(new TimestampQuery("another".getBytes(UTF_8)).request()),
                        "something else"),
                Arguments.of("without the nonce", AUTHORITY.answer(withoutNonce), "no time-stamp"),
                Arguments.of("with another nonce", AUTHORITY.answer(otherNonce), "no time-stamp"),
                Arguments.of(
                        "without its certificate",
                        AUTHORITY.answer(uncertified(hash), false),
                        "does not have the certificate"),
                Arguments.of("by a certificate for code", Authority.forCode().signing(info()), "no time-stamp"));
    }

    /** The same, but for that it wants no certificate. */
    private static byte[] uncertified(byte[] hash) throws Exception {
        return generator()
                .generate(TSPAlgorithms.SHA256, hash, new TimeStampRequest(QUERY.request()).getNonce())
                .getEncoded();
    }

    private static TimeStampRequestGenerator generator() {
        return new TimeStampRequestGenerator();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void whatDoesNotHoldIsRefused(String what, byte[] reply, String why) {
        assertThatExceptionOfType(InvalidProofException.class)
                .as(what)
                .isThrownBy(() -> QUERY.checked(reply))
                .withMessageContaining(why);
    }

    /** What was signed is made again by another certificate for the right purpose: so the one for code is refused for that. */
    @Test
    void anotherAuthoritysSignatureIsGoodToo() throws Exception {
        assertThat(QUERY.checked(Authority.usual().signing(info())).authority()).isEqualTo("CN=Stamps of Example");
    }

    /** Each byte of it counts, but for what the status says beside it and for what no signature is over. */
    @Test
    void whateverIsChangedInItItDoesNotFallOver() {
        Random random = new Random(7);
        int taken = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] changed = ANSWER.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                QUERY.checked(changed);
                taken++;
            } catch (InvalidProofException refused) {
                assertThat(refused.why()).isNotEmpty();
            }
        }
        assertThat(taken).isLessThan(400);
    }
}
