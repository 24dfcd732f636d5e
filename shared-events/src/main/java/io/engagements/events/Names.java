package io.engagements.events;

import java.util.Locale;

/** Type names in kebab case: {@code HireVA} is {@code hire-va}. */
public final class Names {

    // Asked for at every event of a replay.
    private static final ClassValue<String> KEBAB = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return type.getSimpleName()
                    .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                    .toLowerCase(Locale.ROOT);
        }
    };

    private Names() {}

    public static String kebab(Class<?> type) {
        return KEBAB.get(type);
    }
}
