package io.engagements.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import io.engagements.events.Caller;
import io.engagements.events.CommandTable;
import io.engagements.events.DomainCommand;
import io.engagements.events.DomainEvent;
import io.engagements.events.Role;
import io.engagements.events.refusal.Refusal;
import io.engagements.events.refusal.RuleId;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a command came to, and what a test may say about it. */
public final class Outcome {

    private static final Map<String, Set<Role>> ROLES = CommandTable.samples().stream()
            .collect(Collectors.toUnmodifiableMap(command -> command.commandName(), DomainCommand::roles));

    private final Decision decision;
    private final Caller by;

    public Outcome(Decision decision, Caller by) {
        this.decision = decision;
        this.by = by;
    }

    public void thenEvents(DomainEvent... events) {
        assertThat(decision).isInstanceOf(Decision.Done.class);
        assertThat(((Decision.Done) decision).events()).containsExactly(events);
    }

    public void thenDone() {
        assertThat(decision).isInstanceOf(Decision.Done.class);
    }

    /** Refused by these rules, the first one first, and by no other; what may be done instead is the caller's to do. */
    public Refused thenRefused(RuleId... rules) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        Refusal refusal = ((Decision.Refused) decision).refusal();
        assertThat(refusal.rules()).containsExactly(rules);
        assertThat(refusal.rule()).isEqualTo(rules[0]);
        assertThat(refusal.next()).allSatisfy(next -> {
            assertThat(ROLES).containsKey(next);
            assertThat(Collections.disjoint(ROLES.getOrDefault(next, Set.of()), by.roles()))
                    .as("%s is not for %s", next, by.roles())
                    .isFalse();
        });
        return new Refused(refusal);
    }

    public void thenUnknown() {
        assertThat(decision).isEqualTo(new Decision.Unknown());
    }

    public void thenForbidden() {
        assertThat(decision).isEqualTo(new Decision.Forbidden());
    }

    public void thenInvalid(String pointer) {
        assertThat(decision).isInstanceOf(Decision.Invalid.class);
        assertThat(((Decision.Invalid) decision).pointer()).isEqualTo(pointer);
    }

    public void thenLostTo(long version, @Nullable String command, @Nullable String party, String at) {
        assertThat(decision).isInstanceOf(Decision.Lost.class);
        assertThatObject(((Decision.Lost) decision).winner())
                .isEqualTo(new EventSummary(version, command, party, Instant.parse(at)));
    }

    /** To a proposal: that was answered too late, and counts against nobody. */
    public void thenOvertaken() {
        assertThat(decision).isInstanceOfSatisfying(Decision.Lost.class, lost -> assertThat(lost.detail())
                .startsWith("this proposal was overtaken: "));
    }

    public Decision decision() {
        return decision;
    }

    /** What a refusal says besides its rules. */
    public record Refused(Refusal refusal) {

        public Refused withFact(String name, Object value) {
            assertThat(refusal.facts()).containsEntry(name, value);
            return this;
        }

        public Refused withoutFact(String name) {
            assertThat(refusal.facts()).doesNotContainKey(name);
            return this;
        }

        public Refused withFacts(Map<String, Object> facts) {
            assertThat(refusal.facts()).isEqualTo(facts);
            return this;
        }

        public Refused withNext(String... commands) {
            assertThat(refusal.next()).containsExactly(commands);
            return this;
        }
    }
}
