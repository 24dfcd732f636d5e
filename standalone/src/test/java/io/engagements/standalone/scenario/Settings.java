package io.engagements.standalone.scenario;

import io.engagements.postgres.TestPostgres.Database;
import java.util.Map;

/** Settings of a program, as it is given them. */
final class Settings {

    private Settings() {}

    static void database(Map<String, Object> settings, Database database) {
        String url = database.url();
        settings.put("spring.datasource.url", url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true");
        settings.put("spring.datasource.username", database.username());
        settings.put("spring.datasource.password", database.password());
        settings.put("spring.flyway.user", database.owner());
        settings.put("spring.flyway.password", database.ownerPassword());
        settings.put("engagements.self-check.pause", "300ms");
    }

    static String[] arguments(Map<String, Object> settings) {
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }
}
