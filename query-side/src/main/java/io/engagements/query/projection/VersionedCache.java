package io.engagements.query.projection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What was read of each engagement last, good as long as its rows stand where they stood then. */
public final class VersionedCache<T> {

    private final Cache<String, At<T>> known;

    private record At<T>(RowVersion rowVersion, T content) {}

    /**
     * @param most how much is remembered in all; what was not asked for the longest is forgotten first
     * @param size of what was read of one engagement, in the same unit
     */
    public VersionedCache(long most, ToIntFunction<T> size) {
        known = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(most)
                .weigher((String engagementId, At<T> at) -> 1 + size.applyAsInt(at.content))
                .build();
    }

    /** Empty when nothing was read at that version. */
    public Optional<T> at(String engagementId, RowVersion rowVersion) {
        @Nullable At<T> last = known.getIfPresent(engagementId);
        return last != null && last.rowVersion.equals(rowVersion) ? Optional.of(last.content) : Optional.empty();
    }

    /** @param rowVersion asked for before the content was read: that may be newer, never older */
    public void keep(String engagementId, RowVersion rowVersion, T content) {
        known.put(engagementId, new At<>(rowVersion, content));
    }
}
