package io.engagements.standalone.scenario;

import java.util.ArrayList;
import java.util.List;

/** A multipart/form-data body, made by hand so that it can be wrong. */
final class Form {

    private static final String BOUNDARY = "----a-boundary-that-nothing-else-contains";

    private final List<String> parts = new ArrayList<>();

    Form field(String name, String value) {
        return part("form-data; name=\"" + name + "\"", value);
    }

    /** The part {@code file}. */
    Form file(String name, String content) {
        return part("form-data; name=\"file\"; filename=\"" + name + "\"", content);
    }

    Form part(String disposition, String content) {
        parts.add("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n\r\n" + content + "\r\n");
        return this;
    }

    String mediaType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    String body() {
        return String.join("", parts) + "--" + BOUNDARY + "--\r\n";
    }
}
