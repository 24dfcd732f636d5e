package io.engagements.standalone;

import io.engagements.standalone.identity.IdentitySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the process serves, as soon as it does. */
@Component
class ReadyLine {

    private static final Logger log = LoggerFactory.getLogger(ReadyLine.class);

    private final IdentitySettings settings;

    ReadyLine(IdentitySettings settings) {
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        log.info("Ready: {}", settings.publicUrl());
    }
}
