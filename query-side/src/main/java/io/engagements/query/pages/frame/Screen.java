package io.engagements.query.pages.frame;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;

/**
 * A controller of pages, there only where {@code engagements.pages} says so. Advice for {@link Controller} would reach the
 * interface too, whose controllers are such as well.
 */
@Controller
@ConditionalOnBooleanProperty("engagements.pages")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Screen {}
