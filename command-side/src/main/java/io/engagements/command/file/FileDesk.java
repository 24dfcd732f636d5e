package io.engagements.command.file;

import io.engagements.command.access.FileAccesses;
import io.engagements.command.engagement.EngagementLook;
import io.engagements.command.file.FileRows.Held;
import io.engagements.command.file.FileStore.Received;
import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.engagement.EngagementDecisions;
import io.engagements.support.security.Denial;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Decides whose files are taken and to whom they are given. */
@Component
class FileDesk {

    private static final Logger log = LoggerFactory.getLogger(FileDesk.class);
    private static final Set<Role> SENDERS = Set.of(Role.CLIENT, Role.VA, Role.LAWYER);

    private final EngagementLook engagements;
    private final FileRows rows;
    private final FileStore store;
    private final FileSettings settings;
    private final FileAccesses accesses;
    private final TransactionTemplate transaction;

    FileDesk(
            EngagementLook engagements,
            FileRows rows,
            FileStore store,
            FileSettings settings,
            FileAccesses accesses,
            TransactionTemplate transaction) {
        this.engagements = engagements;
        this.rows = rows;
        this.store = store;
        this.settings = settings;
        this.accesses = accesses;
        this.transaction = transaction;
    }

    /** Whoever can send none is told so before anything of it is looked at. */
    static void requireSender(Caller caller) {
        if (Collections.disjoint(SENDERS, caller.roles())) {
            throw FileProblem.forbidden();
        }
    }

    /** Takes a file from a party of the engagement; whoever may only look is told so. */
    FileRow take(Upload upload, Caller by, Instant receivedAt) {
        if (visible(upload.engagementId(), by).contract().sidesOf(by).isEmpty()) {
            Denial.role(upload.engagementId());
            throw FileProblem.forbidden();
        }
        try (InputStream content = upload.file().getInputStream();
                Received received = store.receive(content)) {
            return keep(upload, received, by, receivedAt);
        } catch (IOException | UncheckedIOException e) {
            log.error("a file cannot be stored", e);
            throw FileProblem.unavailable();
        }
    }

    private FileRow keep(Upload upload, Received received, Caller by, Instant receivedAt) {
        if (upload.sha256() != null && !upload.sha256().equals(received.sha256())) {
            throw FileProblem.field("sha256", "is not the content's");
        }
        FileRow file = new FileRow(
                UUID.randomUUID().toString(),
                upload.engagementId(),
                received.sha256(),
                received.size(),
                upload.name().text(),
                by.stamp(receivedAt));
        transaction.executeWithoutResult(status -> keep(file, received));
        return file;
    }

    /** The content first, so that no row is ever without it. */
    private void keep(FileRow file, Received received) {
        requireRoom(rows.lockAndCount(file.engagementId()), file);
        try {
            store.keep(received);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows.add(file);
    }

    private void requireRoom(Held held, FileRow file) {
        if (held.files() >= settings.filesPerEngagement()) {
            throw FileProblem.field(
                    "file", "does not fit: an engagement holds at most " + settings.filesPerEngagement() + " files");
        } else if (held.bytes() + file.size() > settings.bytesPerEngagement()) {
            throw FileProblem.field(
                    "file", "does not fit: an engagement holds at most " + settings.bytesPerEngagement() + " bytes");
        }
    }

    /** A file for somebody who may see its engagement. */
    FileRow find(String fileId, Caller to) {
        FileRow file = rows.find(fileId).orElseThrow(FileProblem::unknown);
        visible(file.engagementId(), to);
        return file;
    }

    /** Before anything of it is given; from now on that is on record. */
    void give(FileRow file, Caller to) {
        accesses.given(file.fileId(), file.engagementId(), to);
    }

    private Engagement visible(String engagementId, Caller by) {
        Engagement engagement = engagements.at(engagementId).orElseThrow(FileProblem::unknown);
        if (!EngagementDecisions.isVisible(engagement, by)) {
            Denial.foreign(engagementId);
            throw FileProblem.unknown();
        }
        return engagement;
    }

    /** Where its content is. @throws FileProblem 503 when it is not whole, or cannot be read */
    Path contentOf(FileRow file) {
        Path content = store.place(file.sha256());
        try {
            if (Files.size(content) == file.size()) {
                return content;
            }
            log.error("the content of file {} is not whole", file.fileId());
        } catch (IOException e) {
            log.error("the content of file {} cannot be read", file.fileId(), e);
        }
        throw FileProblem.unavailable();
    }
}
