package io.engagements.standalone.scenario;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the log says of denials, from now on. A line may come a little after the answer. */
final class Denials implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.engagements.denied");
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    Denials() {
        told.start();
        logger.addAppender(told);
    }

    List<String> lines() {
        return List.copyOf(told.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(told);
    }
}
