package io.engagements.query.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommandSideAnswersTest {

    /** Byte for byte. */
    @Test
    void problemsAreWrittenAsEver() {
        assertThat(Stream.of(CommandSideAnswers.unavailable(null), CommandSideAnswers.incomplete("en"))
                        .map(sent -> sent.status() + " " + new TreeMap<>(sent.headers()) + " "
                                + new String(sent.body(), UTF_8))
                        .collect(Collectors.joining("\n")))
                .isEqualTo("""
                        503 {Content-Type=application/problem+json, Retry-After=5} {"type":"about:blank","title":"Service Unavailable","status":503,"detail":"The command side does not answer. Try again soon; under the same Idempotency-Key a command is done once at most."}
                        400 {Content-Type=application/problem+json} {"type":"about:blank","title":"Bad Request","status":400,"detail":"The request is not complete, or its address is none."}""");
    }

    @Test
    void whoeverAsksInSpanishIsToldInSpanish() {
        assertThat(new String(CommandSideAnswers.unavailable("es-CO").body(), UTF_8))
                .contains("\"detail\":\"El lado de las órdenes no responde. Inténtelo pronto de nuevo;");
        assertThat(new String(CommandSideAnswers.incomplete("es").body(), UTF_8))
                .contains("\"detail\":\"La petición no está completa o su dirección no es ninguna.\"");
    }
}
