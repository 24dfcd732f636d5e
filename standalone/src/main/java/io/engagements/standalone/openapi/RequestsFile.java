package io.engagements.standalone.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code requests.http}, which people send by hand from an editor: requests between lines that begin with {@code ###},
 * variables as {@code @name = value} and {@code {{name}}}, in the dialect of the REST Client extension and httpyac. A
 * comment {@code # → 422 GROUNDS-REQUIRED} says what a request is answered.
 *
 * @param variables by name, as they are written
 */
public record RequestsFile(Map<String, String> variables, List<Sent> requests) {

    private static final Pattern VARIABLE = Pattern.compile("@([\\w-]+)\\s*=\\s*(.*)");
    private static final Pattern NAME = Pattern.compile("#\\s*@name\\s+(\\w+)");
    private static final Pattern ANSWER = Pattern.compile("#\\s*→\\s*(.*)");
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^}]+?)\\s*}}");
    private static final Pattern DAY = Pattern.compile("\\$localDatetime\\s+'YYYY-MM-DD'(?:\\s+(-?\\d+)\\s+([dMy]))?");
    private static final Map<String, ChronoUnit> UNITS =
            Map.of("d", ChronoUnit.DAYS, "M", ChronoUnit.MONTHS, "y", ChronoUnit.YEARS);

    /**
     * A request as it is written.
     *
     * @param name by which others refer to its answer
     * @param title what stands beside it
     * @param answer what it is answered: a status, a rule that refuses, {@code /pointer=value}; separated by spaces
     * @param body empty when there is none
     */
    public record Sent(
            @Nullable String name,
            String title,
            List<String> answer,
            String method,
            String url,
            Map<String, String> headers,
            String body) {

        /** The command that it sends, by its name in the interface. */
        Optional<String> command() {
            int at = url.indexOf("/api/commands/");
            return at < 0 ? Optional.empty() : Optional.of(url.substring(at + "/api/commands/".length()));
        }

        boolean isDone() {
            return !answer.isEmpty() && answer.get(0).startsWith("2");
        }
    }

    /** The one of the repository, as it was built in. */
    public static RequestsFile ofTheRepository() {
        try (InputStream file = RequestsFile.class.getResourceAsStream("/openapi/requests.http")) {
            if (file == null) {
                throw new IllegalStateException("the program was built without requests.http");
            }
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RequestsFile parse(String text) {
        Map<String, String> variables = new LinkedHashMap<>();
        List<Sent> requests = new ArrayList<>();
        for (String part : text.split("(?m)^(?=###)")) {
            part.lines().map(VARIABLE::matcher).filter(Matcher::matches).forEach(each -> {
                variables.put(each.group(1), each.group(2).strip());
            });
            request(part.lines().toList()).ifPresent(requests::add);
        }
        return new RequestsFile(variables, requests);
    }

    private static Optional<Sent> request(List<String> lines) {
        List<String> comments = lines.stream().filter(RequestsFile::isComment).toList();
        List<String> said = lines.stream()
                .filter(line -> !isComment(line) && !VARIABLE.matcher(line).matches())
                .dropWhile(String::isBlank)
                .toList();
        if (said.isEmpty()) {
            return Optional.empty();
        }
        List<String> head = said.stream().takeWhile(line -> !line.isBlank()).toList();
        String[] first = head.get(0).split(" ", 2);
        Map<String, String> headers = new LinkedHashMap<>();
        head.stream().skip(1).map(line -> line.split(":\\s*", 2)).forEach(each -> headers.put(each[0], each[1]));
        return Optional.of(new Sent(
                first(comments, NAME),
                lines.get(0).replaceFirst("^###\\s*", ""),
                Optional.ofNullable(first(comments, ANSWER))
                        .map(answer -> List.of(answer.split("\\s+")))
                        .orElse(List.of()),
                first[0],
                first[1],
                headers,
                body(said.subList(head.size(), said.size()), headers)));
    }

    private static boolean isComment(String line) {
        return line.startsWith("#");
    }

    private static @Nullable String first(List<String> comments, Pattern pattern) {
        return comments.stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1).strip())
                .findFirst()
                .orElse(null);
    }

    /** Lines of a form end as RFC 2046 wants them. */
    private static String body(List<String> lines, Map<String, String> headers) {
        boolean form = headers.getOrDefault("Content-Type", "").startsWith("multipart/");
        return lines.stream().collect(Collectors.joining(form ? "\r\n" : "\n")).strip();
    }

    /**
     * The text with every variable's value in its place.
     *
     * @param others tells what is no variable of the file; what it does not know, it gives back as it came
     */
    public String filled(String text, UnaryOperator<String> others) {
        return PLACE.matcher(text).replaceAll(place -> {
            String asked = place.group(1);
            String variable = variables.get(asked);
            Matcher day = DAY.matcher(asked);
            String value = variable != null
                    ? filled(variable, others)
                    : day.matches() ? day(day).toString() : others.apply(asked);
            return Matcher.quoteReplacement(value);
        });
    }

    private static LocalDate day(Matcher offset) {
        LocalDate today = LocalDate.now();
        return offset.group(1) == null
                ? today
                : today.plus(Long.parseLong(offset.group(1)), UNITS.get(offset.group(2)));
    }
}
