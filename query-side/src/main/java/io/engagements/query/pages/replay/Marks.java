package io.engagements.query.pages.replay;

import io.engagements.events.CommandForm;
import io.engagements.events.catalog.CommandCatalog;
import io.engagements.events.engagement.ContractEvent;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.OnboardingCommand;
import io.engagements.events.engagement.OnboardingEvent;
import io.engagements.events.engagement.ReviewCommand;
import io.engagements.events.engagement.ReviewEvent;
import io.engagements.events.engagement.TerminationEvent;
import io.engagements.events.engagement.WorkCommand;
import io.engagements.events.engagement.WorkEvent;
import io.engagements.events.engagement.WorkEvent.DeliverableSubmitted;
import io.engagements.query.history.EventLine.Attempt;
import io.engagements.query.history.EventLine.Placed;
import io.engagements.rules.engagement.Engagement;
import java.util.Locale;

/** How an event stands on the line: in which lane, in which shape, and in which colour. */
final class Marks {

    private Marks() {}

    /** What events are about; what time alone did has a lane of its own. */
    enum Lane {
        WORK("bi-briefcase", "w"),
        REVIEW("bi-eye", "r"),
        CONTRACT("bi-file-earmark-text", "k"),
        CONFIDENTIALITY("bi-lock", "n"),
        CLOCK("bi-clock", "x");

        private final String icon;
        private final String colour;

        Lane(String icon, String colour) {
            this.icon = icon;
            this.colour = colour;
        }

        public String icon() {
            return icon;
        }

        public String colour() {
            return colour;
        }
    }

    enum Shape {
        /** Something was agreed, asked or given. */
        CIRCLE,
        /** Work was handed in. */
        DIAMOND,
        /** Somebody decided, or gave notice. */
        SQUARE,
        /** A fact of the clock, or an attempt that was refused. */
        TRIANGLE
    }

    static Lane lane(Placed placed) {
        EngagementEvent event = placed.event();
        if (isOfTheClock(event)) {
            return Lane.CLOCK;
        } else if (event instanceof WorkEvent) {
            return Lane.WORK;
        } else if (event instanceof ReviewEvent) {
            return Lane.REVIEW;
        } else if (event instanceof OnboardingEvent) {
            return Lane.CONFIDENTIALITY;
        }
        return event instanceof ContractEvent || Engagement.deliverableOf(event).isEmpty() ? Lane.CONTRACT : Lane.WORK;
    }

    /** Where the event would stand that it should have brought about. */
    static Lane lane(Attempt attempt) {
        Class<?> command = CommandCatalog.find(attempt.command())
                .<Class<?>>map(CommandForm::body)
                .orElse(Attempt.class);
        if (WorkCommand.class.isAssignableFrom(command)) {
            return Lane.WORK;
        } else if (ReviewCommand.class.isAssignableFrom(command)) {
            return Lane.REVIEW;
        }
        return OnboardingCommand.class.isAssignableFrom(command) ? Lane.CONFIDENTIALITY : Lane.CONTRACT;
    }

    static Shape shape(EngagementEvent event) {
        if (isOfTheClock(event)) {
            return Shape.TRIANGLE;
        } else if (event instanceof DeliverableSubmitted) {
            return Shape.DIAMOND;
        }
        return event instanceof ReviewEvent || event instanceof TerminationEvent ? Shape.SQUARE : Shape.CIRCLE;
    }

    /** The lane's own, but for what goes against somebody. */
    static String colour(EngagementEvent event, Lane lane) {
        boolean against = event instanceof ReviewEvent.DeliverableRejected
                || event instanceof TerminationEvent.BreachNoticeGiven
                || event instanceof TerminationEvent.ContractTerminated;
        return against ? Lane.CLOCK.colour() : lane.colour();
    }

    /** What sort of event it is, for words. */
    static String kind(EngagementEvent event) {
        return isOfTheClock(event) ? "clock" : shape(event).name().toLowerCase(Locale.ROOT);
    }

    static boolean isOfTheClock(EngagementEvent event) {
        return event.stamp().party() == null;
    }
}
