package io.engagements.query.pages.piece;

import io.engagements.query.pages.frame.FilesSent.Kept;
import io.engagements.query.pages.frame.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that is with us, as a form shows it again; the fragment {@code piece/parts :: received} lists such.
 *
 * @param size in words; absent where it is not known
 * @param hash its SHA-256 in groups of eight digits
 */
public record Received(Kept file, @Nullable String size, List<String> hash) {

    public static Received of(Kept file, View view) {
        String size = file.size().matches("\\d{1,18}") ? Versions.size(Long.parseLong(file.size()), view) : null;
        return new Received(file, size, Versions.groups(file.sha256()));
    }
}
