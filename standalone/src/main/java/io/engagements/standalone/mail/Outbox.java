package io.engagements.standalone.mail;

import io.engagements.support.limits.Quota;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Sends letters one after the other while nobody waits. What does not find room, or is too much of one person, is not sent, and
 * neither is what waits when the process stops: whoever asked is told of the first, and finds out about the second.
 */
public final class Outbox implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private static final int ROOM = 100;

    /** So many in an hour one person has sent. */
    static final int OF_ONE = 60;

    private final @Nullable JavaMailSender server;
    private final MailAddress from;
    private final Quota quota = new Quota(OF_ONE, Duration.ofHours(1), 10_000, InstantSource.system());
    private final ThreadPoolExecutor sender =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(ROOM), Outbox::thread);

    /** @param server absent where none is set, and nothing is sent */
    Outbox(@Nullable JavaMailSender server, MailAddress from) {
        this.server = server;
        this.from = from;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "mail");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Plain text.
     *
     * @param subject without anything that somebody typed
     */
    public record Letter(MailAddress to, Locale language, String subject, String text) {

        /** Without the text, which may let somebody in. */
        @Override
        public String toString() {
            return "Letter[subject=" + subject + "]";
        }
    }

    /** Whether there is a server that sends. */
    public boolean isOpen() {
        return server != null;
    }

    /**
     * Sent when its turn comes.
     *
     * @param account of whoever has it sent
     * @param told whether the server took it; soon or at once, on whatever thread
     */
    public void send(Letter letter, String account, Consumer<Boolean> told) {
        JavaMailSender open = server;
        if (open == null || !quota.take(account).isZero()) {
            told.accept(false);
            return;
        }
        try {
            sender.execute(() -> told.accept(isTaken(open, letter)));
        } catch (RejectedExecutionException noRoom) {
            log.warn("A mail is not sent: {} wait already", ROOM);
            told.accept(false);
        }
    }

    private boolean isTaken(JavaMailSender open, Letter letter) {
        try {
            open.send(message(open, letter));
            return true;
        } catch (MailException | MessagingException failure) {
            log.warn("A mail was not sent: {}", kinds(failure));
            return false;
        }
    }

    private MimeMessage message(JavaMailSender open, Letter letter) throws MessagingException {
        MimeMessage message = open.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(from.text());
        helper.setTo(letter.to().text());
        helper.setSubject(letter.subject());
        helper.setText(letter.text());
        message.setHeader("Content-Language", letter.language().toLanguageTag());
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /** Without their words: a server may repeat what it was sent. */
    private static List<String> kinds(Throwable failure) {
        List<String> kinds = new ArrayList<>();
        for (Throwable cause = failure; cause != null && kinds.size() < 10; cause = cause.getCause()) {
            kinds.add(cause.getClass().getSimpleName());
        }
        return kinds;
    }

    @Override
    public void close() {
        sender.shutdownNow();
    }
}
