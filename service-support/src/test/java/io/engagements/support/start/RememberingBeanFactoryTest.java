package io.engagements.support.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.ApplicationContextFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ResolvableType;

class RememberingBeanFactoryTest {

    private static final ResolvableType OF_TEXT = ResolvableType.forClassWithGenerics(Supplier.class, String.class);

    private final RememberingBeanFactory beans = new RememberingBeanFactory();

    static final class Text implements Supplier<String> {
        @Override
        public String get() {
            return "text";
        }
    }

    static final class Number implements Supplier<Integer> {
        @Override
        public Integer get() {
            return 1;
        }
    }

    @BeforeEach
    void define() {
        beans.registerBeanDefinition("text", new RootBeanDefinition(Text.class));
        beans.registerBeanDefinition("number", new RootBeanDefinition(Number.class));
        beans.freezeConfiguration();
    }

    private List<String> ofText() {
        return List.of(beans.getBeanNamesForType(OF_TEXT, true, true));
    }

    @Test
    void answersTheSameEachTimeWhateverIsDoneToAnAnswer() {
        String[] first = beans.getBeanNamesForType(OF_TEXT, true, true);
        first[0] = "spoilt";

        assertThat(ofText()).containsExactly("text");
        assertThat(beans.getBeanNamesForType(
                        ResolvableType.forClassWithGenerics(Supplier.class, Integer.class), true, true))
                .containsExactly("number");
    }

    @Test
    void knowsWhatComesAndGoesLater() {
        assertThat(ofText()).containsExactly("text");

        beans.registerSingleton("another", new Text());
        assertThat(ofText()).containsExactly("text", "another");

        beans.destroySingleton("another");
        assertThat(ofText()).containsExactly("text");

        beans.registerBeanDefinition("late", new RootBeanDefinition(Text.class));
        assertThat(ofText()).containsExactly("text", "late");

        beans.removeBeanDefinition("text");
        assertThat(ofText()).containsExactly("late");
    }

    @Test
    void everyProgramThatServesHasOne() {
        try (ConfigurableApplicationContext context =
                Objects.requireNonNull(ApplicationContextFactory.DEFAULT.create(WebApplicationType.SERVLET))) {
            assertThat(context.getBeanFactory()).isInstanceOf(RememberingBeanFactory.class);
        }
    }
}
