package io.engagements.query.pages.piece;

import io.engagements.events.Id;
import io.engagements.events.Role;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.Viewer;
import io.engagements.query.engagement.Engagements;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.party.PartyName;
import io.engagements.query.party.PartyNames;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.Engagement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Finds a piece of work for one of the two sides; for everybody else there is none. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
public class Pieces {

    private static final Pattern ID = Pattern.compile(Id.PATTERN);
    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

    private final Engagements engagements;
    private final Reader reader;
    private final PartyNames names;

    Pieces(Engagements engagements, Reader reader, PartyNames names) {
        this.engagements = engagements;
        this.reader = reader;
        this.names = names;
    }

    /**
     * As whom somebody may look, and how far the answer must have come.
     *
     * @param sides one of them has to be the viewer's
     * @param after the version of the engagement that has to be seen; null for any
     */
    public record Asked(
            String engagementId,
            String deliverableId,
            Set<Role> sides,
            @Nullable String after) {}

    /** @throws ProblemException 404 where there is none, or for whom it is not; 503 when that version is not there yet */
    public Piece find(Asked asked, SignedIn who, View view) {
        if (!ID.matcher(asked.engagementId()).matches()
                || !ID.matcher(asked.deliverableId()).matches()) {
            throw ProblemException.unknown();
        }
        Viewer viewer = Viewer.of(who.caller());
        Engagement engagement = reader.read(
                version(asked.after()), () -> engagements.find(asked.engagementId(), viewer), found -> found.contract()
                        .version());
        Contract contract = engagement.contract();
        Role side = contract.sidesOf(who.caller()).stream()
                .filter(asked.sides()::contains)
                .findFirst()
                .orElseThrow(ProblemException::unknown);
        String client = contract.parties().clientId();
        String va = contract.parties().vaId();
        Map<String, PartyName> called = names.of(List.of(client, va));
        return engagement
                .deliverables()
                .get(asked.deliverableId())
                .map(each -> new Piece(
                        engagement,
                        each.at(view.now()),
                        side,
                        name(called.get(client), view),
                        name(called.get(va), view)))
                .orElseThrow(ProblemException::unknown);
    }

    private static @Nullable Long version(@Nullable String after) {
        if (after != null && !VERSION.matcher(after).matches()) {
            throw ProblemException.malformed("after", "is a version");
        }
        return after == null ? null : Long.valueOf(after);
    }

    /** Whose name is erased is called what it is. */
    private static String name(@Nullable PartyName called, View view) {
        return Stream.ofNullable(called)
                .flatMap(party -> Stream.of(party.name(), party.businessName()).flatMap(Stream::ofNullable))
                .findFirst()
                .orElseGet(() -> view.say("other-side"));
    }
}
