package io.engagements.standalone.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param demoStory whether a new data directory with demo accounts begins with the demo story */
@ConfigurationProperties("engagements")
record StorySettings(@DefaultValue("true") boolean demoStory) {}
