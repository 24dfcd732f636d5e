package io.engagements.query.pages.frame;

import io.engagements.events.Role;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.rules.engagement.Tries;
import org.springframework.ui.Model;

/**
 * What somebody may do in an engagement as it is shown: what would not be refused. Pages offer nothing else.
 *
 * @param side of who looks
 */
public record May(Tries tries, Role side) {

    public static May of(Side side, View view) {
        return new May(Tries.of(side.engagement(), view.now()), side.side());
    }

    /** A page that is a form for one act says so where that act is not possible. */
    public void into(Model model, String command) {
        model.addAttribute("possible", send(command));
    }

    /** @param command about the engagement as a whole, by its name in the interface */
    public boolean send(String command) {
        return tries.may(side, command);
    }
}
