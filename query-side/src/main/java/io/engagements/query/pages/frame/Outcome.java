package io.engagements.query.pages.frame;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What came of something that was sent from a page. */
public sealed interface Outcome {

    /**
     * @param aggregateId of what changed
     * @param version that shows it
     * @param answer as the interface gives it, with the ids that were made
     */
    record Done(String aggregateId, long version, JsonNode answer) implements Outcome {

        /** The address of a page that has to show it. */
        public String at(String path) {
            return path + "?version=" + version;
        }
    }

    /**
     * Why not, to be shown beside what was typed.
     *
     * @param status that the page is answered with
     * @param rule id of the rule that refused it, which is on record then; absent where none did
     * @param what in a sentence
     * @param why what the rule looked at, in sentences
     * @param instead what may be done instead
     * @param wrong what is wrong with which field
     * @param key under which the form may be sent again
     * @param first who did what before, where that is why, in a sentence
     * @param look path of the page of the thing, where it stands otherwise than the page had it
     */
    record NotDone(
            int status,
            @Nullable String rule,
            String what,
            List<String> why,
            List<Instead> instead,
            List<Wrong> wrong,
            String key,
            @Nullable String first,
            @Nullable String look)
            implements Outcome {

        private static final int UNFIT = 422;

        /** What does not fit before anything is sent. @param key under which the form may be sent again */
        public static NotDone fields(List<Wrong> wrong, String key, View view) {
            return new NotDone(
                    UNFIT,
                    null,
                    view.say("not-done.fields"),
                    List.of(),
                    List.of(),
                    List.copyOf(wrong),
                    key,
                    null,
                    null);
        }

        /** @param names gives each field the name and the label that the form has for it */
        public NotDone named(UnaryOperator<Wrong> names) {
            return new NotDone(
                    status, rule, what, why, instead, wrong.stream().map(names).toList(), key, first, look);
        }

        /** What is wrong with a field, or null. */
        public @Nullable String wrongWith(String field) {
            return wrong.stream()
                    .filter(each -> each.field().equals(field))
                    .map(Wrong::detail)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** @param command by its name in the interface */
    record Instead(String command, String words) {}

    /**
     * @param field the form's name of it; empty where it is about all of it
     * @param label what the form calls it; empty where it says nothing
     * @param detail a sentence
     * @param past whether it can be read, and is a time that lies in the past
     */
    record Wrong(String field, String label, String detail, boolean past) {

        public Wrong(String field, String label, String detail) {
            this(field, label, detail, false);
        }

        static Wrong past(String field, String detail) {
            return new Wrong(field, "", detail, true);
        }

        /** By what the form calls the field, and says above it. */
        public Wrong at(String name, String said) {
            return new Wrong(name, said, detail, past);
        }

        /** Of a day and a time with fields of their own: what cannot be read of them is asked for again. */
        public Wrong when(String name, String said, View view) {
            return new Wrong(name, said, past ? detail : view.say("ask.wrong.when"), past);
        }

        /** Of which the form has no field. */
        public Wrong nowhere() {
            return new Wrong("", label, detail, past);
        }
    }
}
