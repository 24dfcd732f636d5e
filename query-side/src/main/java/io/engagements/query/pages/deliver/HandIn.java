package io.engagements.query.pages.deliver;

import io.engagements.query.pages.frame.FilesSent.Kept;
import io.engagements.query.pages.frame.Typed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be handed in: files that are with us already, and links.
 *
 * @param files each with the hash that the server computed
 * @param links as they were typed, those alone of which anything was
 */
record HandIn(List<Kept> files, List<Linked> links) {

    static final String FILES = "kept";
    static final String LINKS = "links";

    private static final List<String> OF_A_LINK = List.of("link", "name", "sha256");

    private static Map<String, Object> item(Kept file) {
        Map<String, Object> item = new HashMap<>();
        item.put("fileId", file.fileId());
        item.put("name", file.name());
        item.put("sha256", file.sha256());
        item.put("size", file.size().matches("\\d{1,18}") ? Long.valueOf(file.size()) : file.size());
        return item;
    }

    /** @param row its place in the form */
    record Linked(
            int row,
            @Nullable String link,
            @Nullable String name,
            @Nullable String sha256) {

        private Map<String, Object> item() {
            Map<String, Object> item = new HashMap<>();
            item.put("link", link);
            item.put("name", name);
            item.put("sha256", sha256 == null ? null : sha256.replaceAll("\\s", ""));
            return item;
        }
    }

    /** Files that are unticked by now are left out. */
    static HandIn of(Typed typed) {
        List<Kept> files = typed.rows(FILES).stream()
                .map(row -> FILES + "." + row + ".")
                .filter(row -> typed.has(row + "on"))
                .map(row -> Kept.of(typed, row))
                .toList();
        List<Linked> links = typed.filledRows(LINKS, OF_A_LINK).stream()
                .map(row -> new Linked(
                        row,
                        typed.pasted(LINKS + "." + row + ".link"),
                        typed.value(LINKS + "." + row + ".name"),
                        typed.value(LINKS + "." + row + ".sha256")))
                .toList();
        return new HandIn(files, links);
    }

    HandIn with(List<Kept> more) {
        return new HandIn(Stream.concat(files.stream(), more.stream()).toList(), links);
    }

    /** As the command takes them, in this order. */
    List<Map<String, Object>> items() {
        List<Map<String, Object>> items = new ArrayList<>();
        files.forEach(each -> items.add(item(each)));
        links.forEach(each -> items.add(each.item()));
        return items;
    }

    /** Where the form has a field of the command's items. */
    String named(String field) {
        String[] steps = field.split("\\.");
        if (steps.length < 2 || !steps[1].matches("\\d{1,3}")) {
            return "files";
        }
        int place = Integer.parseInt(steps[1]) - files.size();
        if (place < 0 || place >= links.size()) {
            return "files";
        }
        String of = steps.length > 2 && OF_A_LINK.contains(steps[2]) ? steps[2] : "link";
        return LINKS + "." + links.get(place).row() + "." + of;
    }

    /** What was typed, with the files that are with us by now, and without those that are not wanted any more. */
    Typed into(Typed typed) {
        Typed next = typed.withRows(FILES, List.of());
        for (int row = 0; row < files.size(); row++) {
            next = files.get(row).into(next, FILES + "." + row + ".");
        }
        return next;
    }
}
