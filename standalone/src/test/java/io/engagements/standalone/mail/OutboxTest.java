package io.engagements.standalone.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.standalone.mail.Outbox.Letter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class OutboxTest {

    private static final MailAddress DESK = new MailAddress("desk@example.org");

    private static Letter letter() {
        return new Letter(new MailAddress("eva@example.org"), Locale.ENGLISH, "Subject", "secret link");
    }

    /** With the product's own patience, so much shorter. */
    private static JavaMailSenderImpl server(int port, int millis) throws Exception {
        Properties defaults = PropertiesLoaderUtils.loadProperties(
                new ClassPathResource("io/engagements/standalone/identity/defaults.properties"));
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        String prefix = "spring.mail.properties.";
        defaults.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> server.getJavaMailProperties()
                        .setProperty(
                                name.substring(prefix.length()),
                                name.endsWith("timeout") ? String.valueOf(millis) : defaults.getProperty(name)));
        return server;
    }

    @Test
    void nobodyWaitsForAServerThatSaysNothingAndItIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Outbox outbox = new Outbox(server(silent.getLocalPort(), 300), DESK)) {
            BlockingQueue<Boolean> told = new LinkedBlockingQueue<>();
            outbox.send(letter(), "operator", told::add);
            assertThat(told).as("at once").isEmpty();
            assertThat(told.poll(30, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void whatFindsNoRoomIsToldAtOnce() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Outbox outbox = new Outbox(server(silent.getLocalPort(), 60_000), DESK)) {
            List<Boolean> told = new ArrayList<>();
            for (int each = 0; each < 102; each++) {
                assertThat(told).as("of the first " + each).isEmpty();
                outbox.send(letter(), "operator" + each, told::add);
            }
            assertThat(told).containsExactly(false);
        }
    }

    @Test
    void onePersonHasSoManySentInAnHour() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Outbox outbox = new Outbox(server(silent.getLocalPort(), 60_000), DESK)) {
            List<Boolean> told = new ArrayList<>();
            for (int each = 0; each < Outbox.OF_ONE; each++) {
                outbox.send(letter(), "carmen", told::add);
            }
            assertThat(told).isEmpty();
            outbox.send(letter(), "carmen", told::add);
            assertThat(told).containsExactly(false);
            outbox.send(letter(), "lucia", told::add);
            assertThat(told).hasSize(1);
        }
    }

    @Test
    void withoutAServerNothingIsSent() {
        try (Outbox outbox = new Outbox(null, DESK)) {
            List<Boolean> told = new ArrayList<>();
            outbox.send(letter(), "operator", told::add);
            assertThat(told).containsExactly(false);
            assertThat(outbox.isOpen()).isFalse();
        }
        assertThat(letter().toString()).doesNotContain("secret link", "eva@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eva@example.org", "e.v-a_2+desk@mail.example.org", " eva@example.org ", "eva@localhost"})
    void whatIsAnAddress(String typed) {
        assertThat(MailAddress.read(typed)).contains(new MailAddress(typed.strip()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "eva",
                "eva@",
                "@example.org",
                "eva@example..org",
                ".eva@example.org",
                "eva@-example.org",
                "eva@example.org\nBcc: x@example.org",
                "eva@example.org,x@example.org",
                "eva%example.com@example.org",
                "<eva@example.org>",
                "e va@example.org"
            })
    void whatIsNone(String typed) {
        assertThat(MailAddress.read(typed)).isEmpty();
        assertThat(MailAddress.read("e".repeat(250) + "@a.org")).isEmpty();
    }
}
