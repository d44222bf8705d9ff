package dev.pergola.core.db;

import dev.pergola.core.model.Value;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.sqlite.Function;
import org.sqlite.core.Codes;

/** Functions in the form that the driver calls. */
final class DriverFunctions {

    private DriverFunctions() {}

    /** How a function of either kind gets its arguments from the driver and gives its result to it. */
    private interface Exchange {

        int count() throws SQLException;

        Value argument(int index) throws SQLException;

        default List<Value> arguments() throws SQLException {
            List<Value> arguments = new ArrayList<>(count());
            for (int i = 0; i < count(); i++) {
                arguments.add(argument(i));
            }
            return arguments;
        }
    }

    /** Over the cells of one row. */
    static final class Scalar extends Function implements Exchange {

        private final SqlFunction function;

        Scalar(SqlFunction function) {
            this.function = function;
        }

        @Override
        protected void xFunc() throws SQLException {
            Value value = function.call(arguments());
            if (value instanceof Value.Whole whole) {
                result(whole.number());
            } else if (value instanceof Value.Real real) {
                result(real.number());
            } else if (value instanceof Value.Text text) {
                result(text.text());
            } else if (value instanceof Value.Blob blob) {
                result(blob.bytes());
            } else {
                result();
            }
        }

        @Override
        public int count() throws SQLException {
            return args();
        }

        @Override
        public Value argument(int index) throws SQLException {
            return switch (value_type(index)) {
                case Codes.SQLITE_INTEGER -> Value.of(value_long(index));
                case Codes.SQLITE_FLOAT -> Value.of(value_double(index));
                case Codes.SQLITE_TEXT -> Value.of(value_text(index));
                case Codes.SQLITE_BLOB -> Value.of(value_blob(index));
                default -> Value.nothing();
            };
        }
    }

    /** Over the rows of a group; the driver makes a copy for each group before its first call. */
    static final class Aggregate extends Function.Aggregate implements Exchange {

        private final Supplier<SqlAggregate> groups;
        private Optional<SqlAggregate> group = Optional.empty();

        Aggregate(Supplier<SqlAggregate> groups) {
            this.groups = groups;
        }

        private SqlAggregate group() {
            if (group.isEmpty()) {
                group = Optional.of(groups.get());
            }
            return group.get();
        }

        @Override
        protected void xStep() throws SQLException {
            group().step(arguments());
        }

        @Override
        protected void xFinal() throws SQLException {
            Value value = group().result();
            if (value instanceof Value.Whole whole) {
                result(whole.number());
            } else if (value instanceof Value.Real real) {
                result(real.number());
            } else if (value instanceof Value.Text text) {
                result(text.text());
            } else if (value instanceof Value.Blob blob) {
                result(blob.bytes());
            } else {
                result();
            }
        }

        @Override
        public int count() throws SQLException {
            return args();
        }

        @Override
        public Value argument(int index) throws SQLException {
            return switch (value_type(index)) {
                case Codes.SQLITE_INTEGER -> Value.of(value_long(index));
                case Codes.SQLITE_FLOAT -> Value.of(value_double(index));
                case Codes.SQLITE_TEXT -> Value.of(value_text(index));
                case Codes.SQLITE_BLOB -> Value.of(value_blob(index));
                default -> Value.nothing();
            };
        }
    }
}
