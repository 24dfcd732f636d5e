package io.engagements.query.pages.samples;

import io.engagements.events.Caller;
import io.engagements.events.Line;
import io.engagements.events.Role;
import io.engagements.events.VisibleText;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.View;
import io.engagements.query.sample.Sample;
import io.engagements.query.sample.Samples;
import io.engagements.query.sample.Samples.Opened;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Finds samples for the auditor whose they are, and reads what all forms about them have. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class Own {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Pattern POSITION = Pattern.compile("[1-9]\\d{0,14}");

    private final Samples samples;

    Own(Samples samples) {
        this.samples = samples;
    }

    static void requireAuditor(Caller caller) {
        if (!caller.has(Role.AUDITOR)) {
            throw ProblemException.unknown();
        }
    }

    /** @throws ProblemException 404 for everybody else's, and where there is none */
    Sample find(String id, Caller caller) {
        requireAuditor(caller);
        return parsed(id).flatMap(known -> samples.find(known, caller.person())).orElseThrow(ProblemException::unknown);
    }

    /** The same with so many of its entries, each with the note that counts. @param after number of one, exclusive */
    Opened open(String id, int after, int atMost, Caller caller) {
        requireAuditor(caller);
        return parsed(id)
                .flatMap(known -> samples.open(known, caller.person(), after, atMost, 1))
                .orElseThrow(ProblemException::unknown);
    }

    /** The same with the entry at this position, those beside it in the sample, and all notes. @throws ProblemException 404 where it is not in it, too */
    Opened around(String id, String position, Caller caller) {
        requireAuditor(caller);
        if (!POSITION.matcher(position).matches()) {
            throw ProblemException.unknown();
        }
        return parsed(id)
                .flatMap(known -> samples.around(known, caller.person(), Long.parseLong(position)))
                .filter(opened -> !opened.entries().isEmpty())
                .orElseThrow(ProblemException::unknown);
    }

    private static Optional<UUID> parsed(String id) {
        return ID.matcher(id).matches() ? Optional.of(UUID.fromString(id)) : Optional.empty();
    }

    /** The id of what this form makes, however often it is sent. @throws ProblemException 400 when the key is none of ours */
    static UUID made(Form form) {
        return parsed(form.typed().text("key")).orElseThrow(() -> ProblemException.malformed("key", "is not a form's"));
    }

    /** Empty where nothing is typed. */
    static String purpose(Typed typed) {
        return typed.text("purpose").strip();
    }

    /** What is wrong with it; empty where it fits. */
    static List<Wrong> purposeWrong(Form form) {
        String purpose = purpose(form.typed());
        List<Wrong> wrong = tooLong(form, "purpose", "samples.purpose", purpose, Sample.LONGEST_PURPOSE);
        return wrong.isEmpty() && !Line.Rule.holds(purpose)
                ? List.of(new Wrong(
                        "purpose",
                        form.view().say("samples.purpose"),
                        form.view().say("samples.wrong.text")))
                : wrong;
    }

    /** @param label key of what the form calls the field */
    static List<Wrong> tooLong(Form form, String field, String label, String text, int most) {
        View view = form.view();
        return VisibleText.length(text) > most
                ? List.of(new Wrong(field, view.say(label), view.say("samples.wrong.long", Map.of("most", most))))
                : List.of();
    }
}
