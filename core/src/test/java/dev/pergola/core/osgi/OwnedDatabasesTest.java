package dev.pergola.core.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pergola.api.data.AddedDatabase;
import dev.pergola.api.data.Database;
import dev.pergola.api.data.DatabaseFile;
import dev.pergola.api.data.Databases;
import dev.pergola.api.data.IsolatedWork;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.StatementAnalysis;
import dev.pergola.api.data.TransactionWork;
import dev.pergola.api.data.ValueType;
import dev.pergola.core.hooks.Owner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class OwnedDatabasesTest {

    private final List<String> closed = new ArrayList<>();
    private final Set<AddedDatabase> added = new HashSet<>();
    private final OwnedDatabases databases =
            new OwnedDatabases(new OneDatabase(), new Owner("forgetful", "1.0.0", 5), added);

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

    @Test
    void afterItHasGivenThemBackNothingAnswers() {
        Database database = databases.find("garden").orElseThrow();
        AddedDatabase own = databases.addMemory("shed");
        databases.close();
        for (Executable call : List.<Executable>of(
                () -> databases.all(), () -> database.query(Sql.of("late")), () -> own.query(Sql.of("late")))) {
            IllegalStateException refusal = assertThrows(IllegalStateException.class, call);
            assertEquals("forgetful 1.0.0 has left and cannot use Databases.", refusal.getMessage());
        }
    }

    @Test
    void whatItHasAddedStaysUntilItIsClosed() {
        AddedDatabase own = databases.addMemory("shed");
        databases.close();
        assertEquals(1, added.size());
        own.close();
        assertEquals(Set.of(), added);
        assertEquals(List.of("the database"), closed);
    }

    /** A database that answers each query with rows that write down when they are closed. */
    private final class OneDatabase implements Databases, AddedDatabase {

        @Override
        public List<Database> all() {
            return List.of(this);
        }

        @Override
        public Optional<Database> find(String name) {
            return Optional.of(this);
        }

        @Override
        public Optional<Database> findByRoute(String route) {
            return Optional.of(this);
        }

        @Override
        public AddedDatabase addMemory(String name) {
            return this;
        }

        @Override
        public AddedDatabase addFile(DatabaseFile file) {
            return this;
        }

        @Override
        public String route() {
            return "garden";
        }

        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public StatementAnalysis analyse(String statement) {
            throw new UnsupportedOperationException("not asked here");
        }

        @Override
        public <T> T isolated(IsolatedWork<T> work) {
            throw new UnsupportedOperationException("not asked here");
        }

        @Override
        public void close() {
            closed.add("the database");
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
