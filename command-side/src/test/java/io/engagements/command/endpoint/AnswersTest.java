package io.engagements.command.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.candidacy.CandidacyCommand.DeclineOffer;
import io.engagements.events.catalog.CommandFit.Misfit;
import io.engagements.events.refusal.Refusal;
import io.engagements.events.refusal.RuleId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnswersTest {

    /** Byte for byte: some of them are stored and given again. */
    @Test
    void problemsAreWrittenAsEver() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("since", Instant.parse("2027-01-11T09:00:00Z"));
        facts.put("amount", new BigDecimal("42.00"));
        facts.put("what", "\"quoted\" ñ 木 </script>");
        Refusal refusal =
                new Refusal(List.of(RuleId.STATE_FORBIDS, RuleId.GROUNDS_REQUIRED), facts, List.of("hire-va"));

        String told = Stream.of(
                        Answers.refused(new DeclineOffer("c1", 1, "No"), refusal, "id-1"),
                        Answers.invalid(List.of(new Misfit("/due", "is required"), new Misfit("", "no"))),
                        Answers.malformed(List.of(new Misfit("/a~1b", "is not known"))),
                        Answers.taken(),
                        Answers.taken("e1"),
                        Answers.lost(),
                        Answers.unknown(),
                        Answers.forbidden(),
                        Answers.tooLarge(262_144),
                        Answers.notJson(),
                        Answers.busy("A command with this Idempotency-Key is still running."),
                        Answers.unavailable())
                .map(answer -> answer.status() + " " + answer.headers() + " " + new String(answer.body(), UTF_8))
                .collect(Collectors.joining("\n"));

        assertThat(told).isEqualTo("""
                422 {Content-Type=application/problem+json, Link=</api/events/id-1/receipt>; rel="receipt"} {"type":"about:blank","title":"Refused by a rule","status":422,"detail":"The present state does not allow this.","rule":"STATE-FORBIDS","rules":["STATE-FORBIDS","GROUNDS-REQUIRED"],"facts":{"since":"2027-01-11T09:00:00Z","amount":42.00,"what":"\\"quoted\\" ñ 木 </script>"},"next":["hire-va"],"events":[{"id":"id-1","type":"attempt-refused"}]}
                422 {Content-Type=application/problem+json} {"type":"about:blank","title":"A field does not fit","status":422,"detail":"See errors.","errors":[{"pointer":"/due","detail":"is required"},{"pointer":"","detail":"no"}]}
                400 {Content-Type=application/problem+json} {"type":"about:blank","title":"Not a command","status":400,"detail":"See errors.","errors":[{"pointer":"/a~1b","detail":"is not known"}]}
                409 {Content-Type=application/problem+json} {"type":"about:blank","title":"Not a new id","status":409,"detail":"This id is taken."}
                409 {Content-Type=application/problem+json} {"type":"about:blank","title":"In use already","status":409,"detail":"The id e1 is in use already: choose another, or leave it out and one is made."}
                409 {Content-Type=application/problem+json} {"type":"about:blank","title":"Something else was first","status":409,"detail":"Somebody else wrote at the same moment, again and again."}
                404 {Content-Type=application/problem+json} {"type":"about:blank","title":"No such thing","status":404,"detail":"There is no such thing, or it is not visible to you."}
                403 {Content-Type=application/problem+json} {"type":"about:blank","title":"Not allowed","status":403,"detail":"Your role does not allow this."}
                413 {Content-Type=application/problem+json} {"type":"about:blank","title":"Too large","status":413,"detail":"A command has at most 262144 bytes."}
                415 {Content-Type=application/problem+json} {"type":"about:blank","title":"Wrong media type","status":415,"detail":"A command is application/json."}
                409 {Content-Type=application/problem+json, Retry-After=1} {"type":"about:blank","title":"Still running","status":409,"detail":"A command with this Idempotency-Key is still running."}
                503 {Content-Type=application/problem+json, Retry-After=2} {"type":"about:blank","title":"Cannot serve now","status":503,"detail":"Try again soon; under the same Idempotency-Key it is done once at most."}""");
    }
}
