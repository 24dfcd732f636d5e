package io.engagements.query.history;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.terms.Fee;
import io.engagements.events.time.Deadline;
import io.engagements.events.time.Resolution;
import io.engagements.support.problem.Language;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How one language says things: the messages of {@code sentences_*.properties}, parsed once. */
public final class Wording {

    private final Map<String, MessageFormat> messages;
    private final ListFormatter lists;
    private final DateTimeFormatter day;
    private final DateTimeFormatter time;
    private final DateTimeFormatter timeToTheSecond;
    private final Function<RuleId, String> rules;

    Wording(Language language) {
        Locale locale = language.locale();
        ResourceBundle texts = bundle("sentences", locale);
        messages = texts.keySet().stream()
                .collect(Collectors.toMap(key -> key, key -> new MessageFormat(texts.getString(key), locale)));
        lists = ListFormatter.getInstance(locale);
        day = DateTimeFormatter.ofPattern(texts.getString("day"), locale);
        time = DateTimeFormatter.ofPattern(texts.getString("time"), locale);
        timeToTheSecond = DateTimeFormatter.ofPattern(texts.getString("time-to-the-second"), locale);
        rules = language == Language.ENGLISH
                ? RuleId::sentence
                : in(ResourceBundle.getBundle(RuleId.class.getPackageName() + ".rules", locale));
    }

    private static ResourceBundle bundle(String name, Locale locale) {
        return ResourceBundle.getBundle(Wording.class.getPackageName() + '.' + name, locale);
    }

    private static Function<RuleId, String> in(ResourceBundle rules) {
        return rule -> rules.getString(rule.id());
    }

    /** @throws IllegalArgumentException when there is no such message */
    String say(String key, Map<String, ?> words) {
        MessageFormat message = messages.get(key);
        if (message == null) {
            throw new IllegalArgumentException("no wording of " + key);
        }
        // A MessageFormat serves one thread at a time.
        return ((MessageFormat) message.clone()).format(words);
    }

    public String say(Enum<?> value) {
        return say(value.getDeclaringClass().getSimpleName() + '.' + value.name(), Map.of());
    }

    /** What somebody does who sends a command; {@code name} is in kebab case. */
    public String command(String name) {
        return say("command." + name, Map.of());
    }

    /** What a kind of event is called; {@code type} is its stored name. */
    public String event(String type) {
        return say("event." + type, Map.of());
    }

    public String say(RuleId rule) {
        return rules.apply(rule);
    }

    /** The local time that was agreed, with the name of its zone. */
    public String say(Deadline deadline) {
        return say(deadline.resolution(), deadline.local(), deadline.zone());
    }

    /** The local time that clocks showed in a zone, with its name. */
    public String say(Instant instant, ZoneId zone) {
        return say(Resolution.EXACT, LocalDateTime.ofInstant(instant, zone), zone);
    }

    /** The day that a calendar showed in a zone. */
    String day(Instant instant, ZoneId zone) {
        return day.format(LocalDateTime.ofInstant(instant, zone));
    }

    private String say(Resolution resolution, LocalDateTime local, ZoneId zone) {
        DateTimeFormatter precise = local.getSecond() == 0 ? time : timeToTheSecond;
        return say("Resolution." + resolution.name(), Map.of("local", precise.format(local), "zone", zone.getId()));
    }

    /** An amount, and what it buys. */
    public String say(Fee fee) {
        return say("fee", Map.of("amount", fee.amount(), "currency", fee.currency(), "per", say(fee.per())));
    }

    /** What people typed, on one line and in quotation marks. */
    String quote(String typed) {
        return say("quoted", Map.of("text", typed.strip().replaceAll("(?U)\\s+", " ")));
    }

    String list(List<String> parts) {
        return lists.format(parts);
    }
}
