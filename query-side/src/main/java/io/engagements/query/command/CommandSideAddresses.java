package io.engagements.query.command;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Where the instances of the command side are: {@code engagements.command-side.url}, one address or several by comma. An
 * instance that cannot be connected to has got nothing, so the next one is asked; after that nothing is tried again:
 * whoever sent it may, under the same idempotency key.
 */
@Component
@ConditionalOnProperty("engagements.command-side.url")
final class CommandSideAddresses {

    private final List<URI> addresses;
    private final AtomicInteger turn = new AtomicInteger();

    CommandSideAddresses(@Value("${engagements.command-side.url}") List<URI> addresses) {
        this.addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("engagements.command-side.url names no address");
        }
    }

    /** What an instance is asked. */
    interface Question<T> {
        T ask(URI address) throws IOException;
    }

    /**
     * Asks one instance after the other until one can be connected to.
     *
     * @throws IOException when none answers
     */
    <T> T ask(Question<T> question) throws IOException {
        IOException none = new IOException("no command side");
        for (URI address : inTurn()) {
            try {
                return question.ask(address);
            } catch (ConnectException | HttpConnectTimeoutException e) {
                none.addSuppressed(e);
            }
        }
        throw none;
    }

    /** Every address once, each time beginning with another. */
    private List<URI> inTurn() {
        int first = Math.floorMod(turn.getAndIncrement(), addresses.size());
        return IntStream.range(0, addresses.size())
                .mapToObj(next -> addresses.get((first + next) % addresses.size()))
                .toList();
    }
}
