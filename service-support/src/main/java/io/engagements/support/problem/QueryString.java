package io.engagements.support.problem;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of an address after the question mark, as forms write it: percent-encoded UTF-8. */
final class QueryString {

    private QueryString() {}

    /**
     * Its values by their names.
     *
     * @throws IllegalArgumentException when it is no percent-encoded UTF-8, holds a NUL, or a value without a name
     */
    static Map<String, List<String>> of(@Nullable String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (!pair.isEmpty()) {
                require(!name.isEmpty());
                values.computeIfAbsent(name, each -> new ArrayList<>())
                        .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        byte[] raw = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer bytes = ByteBuffer.allocate(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                require(i + 2 < raw.length);
                bytes.put((byte) (digit(raw[i + 1]) << 4 | digit(raw[i + 2])));
                i += 2;
            } else {
                bytes.put(raw[i] == '+' ? (byte) ' ' : raw[i]);
            }
        }
        try {
            String decoded =
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
            require(decoded.indexOf('\0') < 0);
            return decoded;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("no UTF-8", e);
        }
    }

    private static int digit(byte character) {
        int digit = Character.digit(character, 16);
        require(digit >= 0);
        return digit;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not percent-encoded");
        }
    }
}
