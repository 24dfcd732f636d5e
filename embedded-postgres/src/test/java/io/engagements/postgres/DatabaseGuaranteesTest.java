package io.engagements.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class DatabaseGuaranteesTest {

    @Test
    void a_role_may_not_switch_synchronous_commit_off() throws Exception {
        TestPostgres.Database database = TestPostgres.createDatabase();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = local");
            assertThatCode(() -> DatabaseGuarantees.require(connection)).doesNotThrowAnyException();
            statement.execute("SET synchronous_commit = off");
            assertThatThrownBy(() -> DatabaseGuarantees.require(connection))
                    .isInstanceOf(PostgresRefusedException.class)
                    .hasMessageContaining("synchronous_commit=off");
        }
    }

    @Test
    void postgresql_16_is_too_old() throws Exception {
        assertThatThrownBy(() -> DatabaseGuarantees.require(server("PostgreSQL", 16)))
                .isInstanceOf(PostgresRefusedException.class)
                .hasMessage("The database is PostgreSQL 16, needed is PostgreSQL 17 or newer.");
    }

    @Test
    void another_product_is_no_postgresql() throws Exception {
        assertThatThrownBy(() -> DatabaseGuarantees.require(server("H2", 23)))
                .isInstanceOf(PostgresRefusedException.class)
                .hasMessageContaining("H2");
    }

    // Only servers of one version travel with the build; this is what the driver says of others.
    private static Connection server(String product, int major) throws SQLException {
        Connection connection = mock(Connection.class, RETURNS_DEEP_STUBS);
        when(connection.getMetaData().getDatabaseProductName()).thenReturn(product);
        when(connection.getMetaData().getDatabaseMajorVersion()).thenReturn(major);
        return connection;
    }
}
