package io.engagements.events.stored;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * JSON as it travels: UTF-8, and nothing that is not (RFC 8259 section 8.1). A JSON reader left to itself also takes UTF-16,
 * and overlong forms, in which {@code C0 AF} is a slash that nobody who looked for one has seen.
 */
public final class Utf8 {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Utf8() {}

    /**
     * The text, without a byte order mark.
     *
     * @throws CharacterCodingException when it is no UTF-8, or holds a NUL, which no JSON does
     */
    public static String text(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        if (text.indexOf('\0') >= 0) {
            throw new CharacterCodingException();
        }
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
