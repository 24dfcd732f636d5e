package io.engagements.query.command;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Where the instances of the command side are: {@code engagements.command-side.url}, one address or several by comma. */
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

    /** Every address once, each time beginning with another. */
    List<URI> inTurn() {
        int first = Math.floorMod(turn.getAndIncrement(), addresses.size());
        return IntStream.range(0, addresses.size())
                .mapToObj(next -> addresses.get((first + next) % addresses.size()))
                .toList();
    }
}
