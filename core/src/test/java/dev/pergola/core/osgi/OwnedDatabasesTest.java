package dev.pergola.core.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.api.data.Database;
import dev.pergola.api.data.Databases;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.TransactionWork;
import dev.pergola.api.data.ValueType;
import dev.pergola.core.hooks.Owner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnedDatabasesTest {

    private final List<String> closed = new ArrayList<>();
    private final OwnedDatabases databases = new OwnedDatabases(new OneDatabase(), new Owner("forgetful", "1.0.0", 5));

    @Test
    void whatAPluginForgotToCloseIsClosedWhenItLeaves() {
        Database database = databases.find("garden").orElseThrow();
        Rows careful = database.query(Sql.of("careful"));
        database.query(Sql.of("forgotten"));
        databases.all().get(0).query(Sql.of("forgotten too"));
        careful.close();
        assertEquals(List.of("careful"), closed);

        databases.close();
        assertEquals(
                List.of("careful", "forgotten", "forgotten too"),
                closed.stream().sorted().toList());
    }

    @Test
    void nothingIsClosedTwice() {
        databases.find("garden").orElseThrow().query(Sql.of("once")).close();
        databases.close();
        databases.close();
        assertEquals(List.of("once"), closed);
    }

    /** A database that answers each query with rows that write down when they are closed. */
    private final class OneDatabase implements Databases, Database {

        @Override
        public List<Database> all() {
            return List.of(this);
        }

        @Override
        public Optional<Database> find(String name) {
            return Optional.of(this);
        }

        @Override
        public <T> T create(Path file, TransactionWork<T> work) {
            throw new UnsupportedOperationException("not asked here");
        }

        @Override
        public String name() {
            return "garden";
        }

        @Override
        public boolean mutable() {
            return true;
        }

        @Override
        public <T> T write(TransactionWork<T> work) {
            throw new UnsupportedOperationException("not asked here");
        }

        @Override
        public Rows query(Sql sql) {
            return new OwnedRows(new OneRow(), rows -> closed.add(sql.text()));
        }
    }

    private static final class OneRow implements Rows {

        @Override
        public List<String> columns() {
            return List.of("plant");
        }

        @Override
        public boolean next() {
            return false;
        }

        @Override
        public ValueType type(int column) {
            return ValueType.NULL;
        }

        @Override
        public boolean isNull(int column) {
            return true;
        }

        @Override
        public long integer(int column) {
            return 0;
        }

        @Override
        public double real(int column) {
            return 0;
        }

        @Override
        public String text(int column) {
            return "";
        }

        @Override
        public byte[] blob(int column) {
            return new byte[0];
        }

        @Override
        public void close() {}
    }
}
