package io.engagements.query.pages.today;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.catalog.CommandCatalog;
import io.engagements.rules.tasks.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeskTest {

    @ParameterizedTest
    @EnumSource(Task.Kind.class)
    void whatARowSaysToSendIsACommand(Task.Kind kind) {
        assertThat(CommandCatalog.all().keySet()).containsAll(Desk.commands(kind));
    }
}
