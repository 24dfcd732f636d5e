package io.engagements.standalone.openapi;

import io.engagements.events.CommandForm;
import io.engagements.events.DomainCommand;
import io.engagements.events.stored.ContractJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Examples that are held to be true by tests: commands as {@code requests.http} sends them, answers as they came. */
final class Examples {

    private final RequestsFile file = RequestsFile.ofTheRepository();
    private final Map<String, RequestsFile.Sent> commands = file.requests().stream()
            .filter(each -> each.command().isPresent())
            .sorted(Comparator.comparing((RequestsFile.Sent each) -> !each.isDone())
                    .thenComparing(each -> each.body().contains(".response.")))
            .collect(Collectors.toMap(
                    each -> each.command().orElseThrow(), Function.identity(), (first, later) -> first));

    /** The body of a command. */
    Optional<String> body(String command) {
        return Optional.ofNullable(commands.get(command)).map(each -> file.filled(each.body(), asked -> "file-1"));
    }

    <B> Optional<DomainCommand> command(CommandForm<B> form) {
        return body(form.name())
                .map(body -> form.command().apply(ContractJson.mapper().readValue(body, form.body())));
    }

    /** What an operation answered, by its id; {@code done} for a command and {@code problem} for a refusal. */
    static Optional<Object> answer(String name) {
        try (InputStream answer = Examples.class.getResourceAsStream("/openapi/answers/" + name + ".json")) {
            return answer == null
                    ? Optional.empty()
                    : Optional.of(ContractJson.mapper().readValue(answer.readAllBytes(), Object.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
