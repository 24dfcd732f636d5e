package io.engagements.query.pages.proposals;

import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.engagement.Tries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a side may do about a piece of work besides delivering and reviewing it: what would not be refused now. */
public final class Ways {

    private static final List<String> CONTEST =
            List.of("contest-improvement", "contest-rejection", "concede-improvement", "withdraw-improvement");

    private Ways() {}

    /** @param path where it is done */
    public record Way(String path, String words) {}

    /** @param deliverableId of a piece that there is */
    public static List<Way> of(Side side, String deliverableId, View view) {
        String id = side.contract().engagementId();
        Tries tries = Tries.of(side.engagement(), view.now());
        List<Way> ways = new ArrayList<>();
        Stream.of(Suggestion.values())
                .filter(each -> tries.may(side.side(), each.command(), deliverableId))
                .map(each -> new Way(each.address(id, deliverableId), view.say("proposals.way." + each)))
                .forEach(ways::add);
        CONTEST.stream()
                .filter(command -> tries.may(side.side(), command, deliverableId))
                .map(command -> new Way(
                        "/engagements/" + id + "/work/" + deliverableId + "/contest",
                        view.say(
                                "proposals.way." + command,
                                Map.of("who", side.other().person()))))
                .forEach(ways::add);
        return List.copyOf(ways);
    }
}
