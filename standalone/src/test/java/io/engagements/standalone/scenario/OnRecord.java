package io.engagements.standalone.scenario;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Who read what, as it is stored when everything that waits has got there. */
record OnRecord(Product product) {

    /** What somebody read, in order: kind and subject. */
    List<String> of(String person) {
        await().until(() -> product.beans(HealthIndicator.class).stream()
                .map(HealthIndicator::health)
                .map(Objects::requireNonNull)
                .map(Health::getDetails)
                .filter(details -> details.containsKey("lost"))
                .allMatch(details -> details.get("waiting").equals(0)));
        try (Connection connection = product.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT concat_ws(' ', kind, subject) FROM command_side.access"
                        + " WHERE person = '" + person + "' ORDER BY number")) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What somebody reads meanwhile. */
    List<String> during(String person, Runnable reading) {
        int before = of(person).size();
        reading.run();
        List<String> all = of(person);
        return all.subList(before, all.size());
    }
}
