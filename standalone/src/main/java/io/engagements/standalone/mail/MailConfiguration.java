package io.engagements.standalone.mail;

import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** Mail, where {@code spring.mail.host} names a server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

    @Bean
    Outbox outbox(
            ObjectProvider<JavaMailSender> server,
            MailSettings settings,
            @Value("${engagements.public-url}") URI publicUrl) {
        String from = settings.from() == null ? "engagements@" + publicUrl.getHost() : settings.from();
        return new Outbox(
                server.getIfAvailable(),
                MailAddress.read(from)
                        .orElseThrow(() -> new InvalidConfigurationPropertyValueException(
                                "engagements.mail.from", from, "It is no address of mail.")));
    }
}
