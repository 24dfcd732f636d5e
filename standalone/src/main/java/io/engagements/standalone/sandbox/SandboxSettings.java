package io.engagements.standalone.sandbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param sandbox whether the domain's clock can be moved */
@ConfigurationProperties("engagements")
record SandboxSettings(@DefaultValue("false") boolean sandbox) {}
