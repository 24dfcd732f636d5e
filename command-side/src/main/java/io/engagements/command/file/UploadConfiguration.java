package io.engagements.command.file;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Uploads are counted while they are read, and lie on disk from the first bytes on. */
@Configuration(proxyBeanMethods = false)
class UploadConfiguration {

    /** For the other fields and the heads of the parts. */
    private static final int BESIDE_THE_FILE = 65_536;

    private static final int IN_MEMORY = 8_192;

    @Bean
    MultipartConfigElement multipartConfigElement(FileSettings settings, FileStore store) {
        return new MultipartConfigElement(
                store.incoming().toString(), settings.maxBytes(), settings.maxBytes() + BESIDE_THE_FILE, IN_MEMORY);
    }
}
