package io.engagements.rules.engagement;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.OTHER_VA;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.HASH;
import static io.engagements.rules.Stories.committed;

import io.engagements.events.engagement.Item;
import io.engagements.events.engagement.MaterialKind;
import io.engagements.events.engagement.OnboardingCommand.ShareMaterial;
import io.engagements.events.engagement.OnboardingEvent.MaterialShared;
import io.engagements.events.engagement.WorkCommand.SubmitDeliverable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamingTest {

    private static final String AT = "2027-01-28T11:00:00Z";
    private static final Item LINKED = new Item("linked.pdf", HASH, "https://files.example/linked.pdf", null, 7L);

    private static Item file(String fileId, String sha256, @Nullable Long size) {
        return new Item("list.pdf", sha256, null, fileId, size);
    }

    private static SubmitDeliverable submit(Item... items) {
        return new SubmitDeliverable("e1", "d1", List.of(items), null, null);
    }

    @Test
    void aFileOfTheEngagementIsHandedIn() {
        committed().when(submit(file("f1", HASH, null)), VA, AT).thenDone();
        committed().when(submit(file("f1", HASH, 1_000L)), VA, AT).thenDone();
    }

    @Test
    void aLinkIsTakenAsItIs() {
        committed().when(submit(LINKED), VA, AT).thenDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"f0", "f-of-e2"})
    void anotherEngagementsFileIsAsUnknownAsNone(String fileId) {
        committed().when(submit(file(fileId, HASH, null)), VA, AT).thenInvalid("/items/0/fileId");
    }

    @Test
    void theItemThatIsWrongIsNamed() {
        committed()
                .when(submit(LINKED, file("f1", HASH, null), file("f0", HASH, null)), VA, AT)
                .thenInvalid("/items/2/fileId");
    }

    @Test
    void whatTheCommandSaysOfTheFileMustBeSo() {
        committed().when(submit(file("f1", "f".repeat(64), null)), VA, AT).thenInvalid("/items/0/sha256");
        committed().when(submit(file("f1", HASH, 999L)), VA, AT).thenInvalid("/items/0/size");
    }

    @Test
    void aMaterialMayBeAFileWhoseHashIsThenOnRecord() {
        ShareMaterial said = new ShareMaterial("e1", "m1", MaterialKind.COMPANY, "Tiles", null, null, "f1", HASH);
        ShareMaterial unsaid = new ShareMaterial("e1", "m1", MaterialKind.COMPANY, "Tiles", null, null, "f1", null);
        MaterialShared shared = new MaterialShared(
                "e1", "m1", MaterialKind.COMPANY, "Tiles", false, null, "f1", HASH, CLIENT.stamp(Instant.parse(AT)));

        committed().when(said, CLIENT, AT).thenEvents(shared);
        committed().when(unsaid, CLIENT, AT).thenEvents(shared);
        committed()
                .when(new ShareMaterial("e1", "m1", MaterialKind.COMPANY, "Tiles", null, null, "f0", null), CLIENT, AT)
                .thenInvalid("/fileId");
    }

    @Test
    void whoMayNotSendTheCommandLearnsNothingOfFiles() {
        committed().when(submit(file("f0", HASH, null)), OTHER_VA, AT).thenUnknown();
        committed().when(submit(file("f0", HASH, null)), CLIENT, AT).thenForbidden();
    }
}
