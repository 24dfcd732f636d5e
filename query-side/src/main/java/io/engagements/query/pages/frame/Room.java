package io.engagements.query.pages.frame;

import io.engagements.events.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pages that are not everywhere where there are pages: what brings them brings this.
 *
 * @param open patterns of their addresses that are for everybody
 * @param closed those for whoever is signed in
 * @param entries ways into it that stand on every page
 */
public record Room(List<String> open, List<String> closed, List<Entry> entries) {

    /**
     * A way into a room.
     *
     * @param icon where it stands with the places that everybody goes to first; absent with the person's own things
     * @param words key of what it is called
     * @param roles of those who are shown it, of which one is enough
     */
    public record Entry(String path, @Nullable String icon, String words, Set<Role> roles) {}
}
