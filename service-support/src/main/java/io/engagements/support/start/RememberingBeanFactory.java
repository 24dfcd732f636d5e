package io.engagements.support.start;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.ResolvableType;

/**
 * Remembers which beans are of a generic type, as Spring does of a plain one: from when no more definitions come. Security asks
 * every chain of filters for some twenty generic types, each time among all beans, which was a seventh of a start.
 */
final class RememberingBeanFactory extends DefaultListableBeanFactory {

    private final Map<Asked, String[]> known = new ConcurrentHashMap<>();

    private record Asked(ResolvableType type, boolean alsoNonSingletons) {}

    @Override
    public String[] getBeanNamesForType(ResolvableType type, boolean alsoNonSingletons, boolean eagerly) {
        if (!type.hasGenerics() || !eagerly || !isConfigurationFrozen()) {
            return super.getBeanNamesForType(type, alsoNonSingletons, eagerly);
        }
        Asked asked = new Asked(type, alsoNonSingletons);
        String[] names = known.get(asked);
        if (names == null) {
            names = super.getBeanNamesForType(type, alsoNonSingletons, true);
            known.put(asked, names);
        }
        return names.clone();
    }

    @Override
    public void registerBeanDefinition(String name, BeanDefinition definition) {
        super.registerBeanDefinition(name, definition);
        known.clear();
    }

    @Override
    public void removeBeanDefinition(String name) {
        super.removeBeanDefinition(name);
        known.clear();
    }

    @Override
    public void registerSingleton(String name, Object bean) {
        super.registerSingleton(name, bean);
        known.clear();
    }

    @Override
    public void destroySingleton(String name) {
        super.destroySingleton(name);
        known.clear();
    }

    @Override
    public void destroySingletons() {
        super.destroySingletons();
        known.clear();
    }
}
