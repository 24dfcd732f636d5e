package io.engagements.query.pages.operation;

import io.engagements.query.pages.frame.View;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The settings that matter to an operator, as they are in force in this program: those that are named here and no others, and no
 * secret among them.
 */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class SettingsInForce {

    /** Where both sides are one program, and where the query side is one. */
    enum Shape {
        ONE,
        QUERY;

        /** Where settings of it are documented. */
        Wellbeing.Chapter chapter() {
            return this == ONE
                    ? new Wellbeing.Chapter("README.md", "Settings")
                    : new Wellbeing.Chapter("docs/operations.md", "Settings");
        }
    }

    private static final Set<Shape> ONE = Set.of(Shape.ONE);
    private static final Set<Shape> QUERY = Set.of(Shape.QUERY);
    private static final Set<Shape> BOTH = Set.of(Shape.values());

    /** Nothing is done by itself. */
    private static final String NONE = "";

    /** What stands before a host in an address, and what comes after the path, may let somebody in. */
    private static final Pattern USER = Pattern.compile("(?<=//)[^/@]*@");

    private static final Pattern PARAMETERS = Pattern.compile("[?;].*");

    /**
     * @param property the same as programs name it
     * @param otherwise what holds where nobody says anything; empty where that is nothing
     * @param once whether it is for one start
     */
    record Known(String variable, String property, String otherwise, Set<Shape> of, boolean once) {

        Known(String variable, String property, String otherwise, Set<Shape> of) {
            this(variable, property, otherwise, of, false);
        }
    }

    static final List<Known> ALL = List.of(
            new Known("ENGAGEMENTS_PUBLIC_URL", "engagements.public-url", NONE, BOTH),
            new Known("SERVER_PORT", "server.port", "8080", BOTH),
            new Known("ENGAGEMENTS_DATA_DIR", "engagements.data-dir", "./data", ONE),
            new Known("SPRING_DATASOURCE_URL", "spring.datasource.url", NONE, BOTH),
            new Known("ENGAGEMENTS_DEMO", "engagements.demo", "true", ONE),
            new Known("ENGAGEMENTS_SANDBOX", "engagements.sandbox", "false", ONE),
            new Known("SPRING_MAIL_HOST", "spring.mail.host", NONE, ONE),
            new Known("ENGAGEMENTS_MAIL_FROM", "engagements.mail.from", NONE, ONE),
            new Known("ENGAGEMENTS_ISSUER", "spring.security.oauth2.resourceserver.jwt.issuer-uri", NONE, QUERY),
            new Known("ENGAGEMENTS_COMMAND_SIDE", "engagements.command-side.url", NONE, QUERY),
            new Known("ENGAGEMENTS_KAFKA", "engagements.kafka.servers", NONE, QUERY),
            new Known("ENGAGEMENTS_KAFKA_TOPIC", "engagements.kafka.topic", "engagements.ledger", QUERY),
            new Known("ENGAGEMENTS_KAFKA_PATIENCE", "engagements.kafka.patience", "30s", QUERY),
            new Known("ENGAGEMENTS_SERVICE_CLIENT", "engagements.service.client", "query-side", QUERY),
            new Known("ENGAGEMENTS_FILES_MAX_SIZE", "engagements.files.max-size", "25MB", ONE),
            new Known("ENGAGEMENTS_FILES_PER_ENGAGEMENT", "engagements.files.per-engagement", "1000", ONE),
            new Known("ENGAGEMENTS_FILES_SIZE_PER_ENGAGEMENT", "engagements.files.size-per-engagement", "2GB", ONE),
            new Known("ENGAGEMENTS_LIMITS_COMMANDS_PER_MINUTE", "engagements.limits.commands-per-minute", "0", ONE),
            new Known("ENGAGEMENTS_LIMITS_REFUSALS_PER_MINUTE", "engagements.limits.refusals-per-minute", "0", ONE),
            new Known("ENGAGEMENTS_LIMITS_UPLOADS_PER_MINUTE", "engagements.limits.uploads-per-minute", "0", ONE),
            new Known("ENGAGEMENTS_ACCESSES_SAME_WITHIN", "engagements.accesses.same-within", "1m", BOTH),
            new Known("ENGAGEMENTS_CHECKPOINTS_WITNESSES", "engagements.checkpoints.witnesses", NONE, ONE),
            new Known("ENGAGEMENTS_CHECKPOINTS_NEW_ERA", "engagements.checkpoints.new-era", "false", ONE, true),
            new Known("ENGAGEMENTS_OPERATOR_LINK", "engagements.operator-link", "false", ONE, true));

    private final Environment settings;

    SettingsInForce(Environment settings) {
        this.settings = settings;
    }

    /**
     * One of them.
     *
     * @param variable the environment's name of it
     * @param means what it is for
     * @param value in force; empty where there is none
     * @param given whether it is another than where nobody says anything
     * @param over whether it was for one start, and is in force still
     */
    record Setting(String variable, String means, String value, boolean given, boolean over) {}

    Shape shape() {
        return settings.getProperty("engagements.command-side.url") == null ? Shape.ONE : Shape.QUERY;
    }

    List<Setting> of(Shape shape, View view) {
        return ALL.stream()
                .filter(known -> known.of().contains(shape))
                .map(known -> told(known, view))
                .toList();
    }

    private Setting told(Known known, View view) {
        String given = settings.getProperty(known.property(), "");
        String value = given.isBlank() ? known.otherwise() : given;
        return new Setting(
                known.variable(),
                view.say("operation.set." + known.variable()),
                Stream.of(value)
                        .map(text -> USER.matcher(text).replaceAll(""))
                        .map(text -> known.variable().endsWith("_URL")
                                ? PARAMETERS.matcher(text).replaceAll("")
                                : text)
                        .findFirst()
                        .orElseThrow(),
                !given.isBlank() && !given.equals(known.otherwise()),
                known.once() && value.equals("true"));
    }
}
