package io.engagements.proof;

import java.util.Base64;

/** Texts of numbers and bytes of which there is one each: whoever finds another has not found ours. */
public final class Canonical {

    private Canonical() {}

    /** Base 64 (RFC 4648, section 4) with its padding. */
    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** @throws InvalidProofException when it is no base 64, or not as {@link #base64} writes it */
    public static byte[] bytes(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (base64(bytes).equals(base64)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidProofException(ProofSays.One.NOT_BASE_64.of(shown(base64)), e);
        }
        throw new InvalidProofException(ProofSays.One.BASE_64_OTHERWISE.of(shown(base64)));
    }

    /**
     * A number without sign and without zeroes before it.
     *
     * @throws InvalidProofException when it is none, or beyond 2⁶³ − 1
     */
    public static long number(String decimal) {
        try {
            long number = Long.parseLong(decimal);
            if (number >= 0 && Long.toString(number).equals(decimal)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new InvalidProofException(ProofSays.One.NO_NUMBER.of(shown(decimal)), e);
        }
        throw new InvalidProofException(ProofSays.One.NUMBER_OTHERWISE.of(shown(decimal)));
    }

    /** The beginning of what somebody unknown wrote, fit for a sentence. */
    public static String shown(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints()
                .limit(80)
                .forEach(each -> shown.appendCodePoint(Character.isISOControl(each) ? '\uFFFD' : each));
        return shown.append(text.codePointCount(0, text.length()) > 80 ? "…\"" : "\"")
                .toString();
    }
}
