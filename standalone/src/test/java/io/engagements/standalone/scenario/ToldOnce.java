package io.engagements.standalone.scenario;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/** What several classes look at: told before the first of them that a JVM runs, and there until that JVM ends. */
abstract class ToldOnce implements BeforeAllCallback {

    /** @return what is done at the end */
    abstract AutoCloseable tell(ExtensionContext test) throws Exception;

    @Override
    public final void beforeAll(ExtensionContext test) {
        test.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(getClass()))
                .computeIfAbsent(ToldOnce.class, first -> told(test), AutoCloseable.class);
    }

    private AutoCloseable told(ExtensionContext test) {
        try {
            return tell(test);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
