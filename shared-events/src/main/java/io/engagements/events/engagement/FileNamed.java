package io.engagements.events.engagement;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded file that a command names.
 *
 * @param at JSON pointer of the object in whose {@code fileId} the command names it
 * @param sha256 what the command says of the content, when it does
 * @param size likewise
 */
public record FileNamed(
        String at,
        String fileId,
        @Nullable String sha256,
        @Nullable Long size) {

    /** The files among the items of a command's {@code items}. */
    static List<FileNamed> in(@Nullable List<Item> items) {
        return items == null
                ? List.of()
                : IntStream.range(0, items.size())
                        .boxed()
                        .flatMap(i -> in("/items/" + i, items.get(i)))
                        .toList();
    }

    private static Stream<FileNamed> in(String at, Item item) {
        String fileId = item.fileId();
        return fileId == null ? Stream.empty() : Stream.of(new FileNamed(at, fileId, item.sha256(), item.size()));
    }
}
