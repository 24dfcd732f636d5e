package io.engagements.standalone.demo;

import io.engagements.events.Caller;
import io.engagements.events.DomainCommand;
import io.engagements.events.Role;
import io.engagements.events.refusal.RuleId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What goes on between one client and one VA, in any order; days count from today, back or ahead. */
final class Tale {

    private final LocalDate today;
    private final ZoneId zone;
    private final String client;
    private final String va;
    private final List<Step> steps = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    /** @param zone the contract zone, in which all times are told */
    Tale(LocalDate today, ZoneId zone, String client, String va) {
        this.today = today;
        this.zone = zone;
        this.client = client;
        this.va = va;
    }

    ZoneId zone() {
        return zone;
    }

    String va() {
        return va;
    }

    List<Step> steps() {
        return steps;
    }

    /** What is told next happens then. */
    void on(int day, String time) {
        now = local(day, time).atZone(zone).toInstant();
    }

    /** A local time, days from today. */
    LocalDateTime local(int day, String time) {
        return today.plusDays(day).atTime(LocalTime.parse(time));
    }

    void client(DomainCommand command) {
        take(client, Role.CLIENT, command, Optional.empty());
    }

    /** The client tries what a rule does not allow. */
    void clientInVain(RuleId rule, DomainCommand command) {
        take(client, Role.CLIENT, command, Optional.of(rule));
    }

    void va(DomainCommand command) {
        take(va, Role.VA, command, Optional.empty());
    }

    void lawyer(String lawyer, DomainCommand command) {
        take(lawyer, Role.LAWYER, command, Optional.empty());
    }

    private void take(String account, Role role, DomainCommand command, Optional<RuleId> refusedBy) {
        steps.add(new Step(now, new Caller(account, account, null, Set.of(role)), command, refusedBy));
    }
}
