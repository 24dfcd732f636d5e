package io.engagements.query.pages.ending;

import io.engagements.events.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What client and VA can do here, each with a form of its own. */
enum Act {
    AGREEMENT("propose-end", EnumSet.of(Role.CLIENT, Role.VA), false, Field.LAST_DAY, Field.REASON),
    BY_NOTICE("end-by-notice", EnumSet.of(Role.CLIENT), true, Field.LAST_DAY, Field.REASON),
    NOTICE("give-breach-notice", EnumSet.of(Role.CLIENT), true, Field.STATEMENT),
    APPROVAL("request-termination-approval", EnumSet.of(Role.CLIENT), false, Field.STATEMENT),
    TERMINATE("terminate-contract", EnumSet.of(Role.CLIENT), true, Field.STATEMENT, Field.EFFECTIVE_AT),
    WITHDRAW("withdraw-termination", EnumSet.of(Role.CLIENT), false, Field.REASON),
    STATEMENT("add-statement", EnumSet.of(Role.CLIENT, Role.VA), false, Field.TEXT);

    private final String command;
    private final Set<Role> sides;
    private final boolean checked;
    private final List<Field> fields;

    Act(String command, Set<Role> sides, boolean checked, Field... fields) {
        this.command = command;
        this.sides = sides;
        this.checked = checked;
        this.fields = List.of(fields);
    }

    /** What is typed. */
    enum Field {
        STATEMENT("statement", "area", true),
        REASON("reason", "area", false),
        TEXT("text", "area", true),
        LAST_DAY("lastDay", "date", true),
        EFFECTIVE_AT("effectiveAt", "datetime-local", false);

        private final String id;
        private final String input;
        private final boolean required;

        Field(String id, String input, boolean required) {
            this.id = id;
            this.input = input;
            this.required = required;
        }

        /** Its name in the command and in the form. */
        public String id() {
            return id;
        }

        /** {@code area}, or a type of HTML's inputs. */
        public String input() {
            return input;
        }

        public boolean required() {
            return required;
        }
    }

    /** @param path the last part of its address */
    static Optional<Act> at(String path) {
        return Stream.of(values()).filter(act -> act.path().equals(path)).findFirst();
    }

    /** The last part of its address, and the middle of the keys of its words. */
    String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** By its name in the interface. */
    String command() {
        return command;
    }

    boolean isFor(Role side) {
        return sides.contains(side);
    }

    /** Whether it cannot be undone, so that it is looked at once more. */
    boolean isChecked() {
        return checked;
    }

    /** Whether grounds are chosen for it. */
    boolean isOnGrounds() {
        return this == NOTICE || this == APPROVAL || this == TERMINATE;
    }

    List<Field> fields() {
        return fields;
    }
}
