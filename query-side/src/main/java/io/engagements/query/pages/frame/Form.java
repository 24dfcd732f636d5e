package io.engagements.query.pages.frame;

import io.engagements.query.pages.frame.Outcome.Done;
import io.engagements.query.pages.frame.Outcome.NotDone;
import io.engagements.query.pages.frame.Outcome.Wrong;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/**
 * A form of a page, from when it is first shown until what it says is done, and the one way in which a page does something.
 * A page's method takes it as an argument: fresh where the page is looked at, with what was typed where it was sent.
 */
public final class Form {

    private final Around around;
    private final SignedIn who;
    private final View view;
    private final Typed typed;
    private final @Nullable NotDone notDone;

    Form(Around around, SignedIn who, View view, Typed typed) {
        this(around, who, view, typed, null);
    }

    private Form(Around around, SignedIn who, View view, Typed typed, @Nullable NotDone notDone) {
        this.around = around;
        this.who = who;
        this.view = view;
        this.typed = typed;
        this.notDone = notDone;
    }

    /** What a form is sent and answered with. */
    record Around(Acts acts, Model model, HttpServletRequest request, HttpServletResponse response) {}

    /** Nothing typed yet, under a key of its own. */
    static Typed fresh() {
        return new Typed(Map.of("key", Acts.newKey()));
    }

    public SignedIn who() {
        return who;
    }

    public View view() {
        return view;
    }

    /** With the {@code key} under which it is sent. */
    public Typed typed() {
        return typed;
    }

    /** Why what was sent was not done; absent where nothing was. */
    public @Nullable NotDone notDone() {
        return notDone;
    }

    /** Of the page that shows it. */
    public Model model() {
        return around.model();
    }

    /** The same within an engagement. @param contract whose zone is called so wherever a time is told */
    public Form within(ZoneId contract) {
        return new Form(around, who, view.within(contract), typed, notDone);
    }

    /** The same, which says what the whole is when it is shown first. @param now by the form's fields */
    public Form begin(Typed now) {
        return with(Meanwhile.begin(typed, now.fields()));
    }

    /**
     * What somebody else changed of the whole meanwhile; empty where it may be sent.
     *
     * @param told how a value of a field is told
     */
    public Optional<Meanwhile> meanwhile(Typed now, BinaryOperator<String> told) {
        return Optional.of(Meanwhile.of(typed, now.fields(), told, view))
                .filter(found -> !found.changed().isEmpty());
    }

    /** Shown once more with that, instead of sent. @param named as {@link #answer} has it */
    public Form overtaken(Meanwhile found, UnaryOperator<Wrong> named) {
        return with(found.typed()).refused(found.notDone(view).named(named));
    }

    /** The same with something else in it. */
    public Form with(Typed other) {
        return new Form(around, who, view, other, notDone);
    }

    /** As above. */
    public Form with(String field, String text) {
        return with(typed.with(field, text));
    }

    /**
     * Sends a command, once however often the form is sent. Nothing is sent where the form can tell by itself that something is
     * missing, cannot be read, or lies in the past already: that is no attempt.
     *
     * @param command in kebab case
     * @param fields of the command, as the interface names them; a null is left out
     */
    public Outcome send(String command, Map<String, ?> fields) {
        return send(command, fields, Map.of());
    }

    /** As above. @param called what ids are called that a refusal may name */
    public Outcome send(String command, Map<String, ?> fields, Map<String, String> called) {
        return send(command, fields, called, List.of());
    }

    /** As above. @param besides what is wrong of which the command knows nothing: told with all else */
    public Outcome send(String command, Map<String, ?> fields, Map<String, String> called, List<Wrong> besides) {
        return around.acts().send(who, view, command, fields, typed.text("key"), called, besides);
    }

    /** Why {@link #send} would not send it, where the form can tell that by itself; empty where it would. */
    public Optional<NotDone> slip(String command, Map<String, ?> fields) {
        return Optional.of(around.acts().slips(view, command, fields))
                .filter(wrong -> !wrong.isEmpty())
                .map(this::unfit);
    }

    /** What came of it where something is wrong before anything can be sent. */
    public NotDone unfit(List<Wrong> wrong) {
        return NotDone.fields(wrong, typed.text("key"), view);
    }

    /** As above. @param detail in words */
    public NotDone unfit(String field, String detail) {
        return unfit(List.of(new Wrong(field, "", detail)));
    }

    /**
     * Leads on from what is done; shows the page once more, with why not and what was typed, where it is not.
     *
     * @param named gives what is wrong with a field of the command the name and the label of the form's
     * @param onward path of a page that can be loaded again
     * @param again shows the page as it stands by now, since somebody else may have been first
     * @return what the page's method gives back
     */
    public @Nullable String answer(
            Outcome outcome, UnaryOperator<Wrong> named, Function<Done, String> onward, Function<Form, String> again) {
        if (outcome instanceof Done done) {
            return Onward.to(onward.apply(done), around.request(), around.response());
        }
        return again.apply(refused(((NotDone) outcome).named(named)));
    }

    /** The same as it is shown once more; the page is answered with the status of that. */
    public Form refused(NotDone not) {
        around.response().setStatus(not.status());
        return new Form(around, who, view, typed.with("key", not.key()), not);
    }

    /** With what is in it and why it was not done. @return what the page's method gives back */
    public String show(String page) {
        model().addAttribute("typed", typed);
        model().addAttribute("notDone", notDone);
        return page;
    }
}
