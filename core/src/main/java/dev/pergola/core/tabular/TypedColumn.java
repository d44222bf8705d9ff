package dev.pergola.core.tabular;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.change.ColumnKind;
import dev.pergola.core.model.PlainValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the values of one column become. A column whose type is found out begins with none; every value that is observed can
 * widen it, and what was wide enough for all of them loses nothing of any.
 *
 * <p>For one thread.
 */
public final class TypedColumn {

    /** Stands in the place of a cell that does not fit the type. */
    public static final Object MISFIT = new Object() {
        @Override
        public String toString() {
            return "misfit";
        }
    };

    /** Where the type comes from. */
    private enum Origin {
        FOUND,
        ASKED,
        OF_THE_TABLE
    }

    private final String name;
    private final Origin origin;
    private final boolean emptyIsNull;
    private Optional<ColumnKind> kind;
    private Optional<PlainValue> replacement = Optional.empty();
    private boolean large;

    private TypedColumn(String name, Origin origin, boolean emptyIsNull, Optional<ColumnKind> kind) {
        this.name = requireNonNull(name, "name is null");
        this.origin = origin;
        this.emptyIsNull = emptyIsNull;
        this.kind = kind;
    }

    /**
     * A column of which nothing is known.
     *
     * @param name of the column
     * @param emptyIsNull whether empty text becomes NULL in a column of text, too
     * @return a column without a type
     */
    public static TypedColumn unknown(String name, boolean emptyIsNull) {
        return new TypedColumn(name, Origin.FOUND, emptyIsNull, Optional.empty());
    }

    /**
     * A column with a type that somebody asked for.
     *
     * @param name of the column
     * @param kind its type
     * @param emptyIsNull whether empty text becomes NULL in a column of text, too
     * @return a column that refuses what does not fit
     */
    public static TypedColumn asked(String name, ColumnKind kind, boolean emptyIsNull) {
        return new TypedColumn(name, Origin.ASKED, emptyIsNull, Optional.of(kind));
    }

    /**
     * A column of a table that is there; SQLite converts values by its rules.
     *
     * @param name of the column
     * @param emptyIsNull whether empty text becomes NULL
     * @return a column that takes everything
     */
    public static TypedColumn ofTable(String name, boolean emptyIsNull) {
        return new TypedColumn(name, Origin.OF_THE_TABLE, emptyIsNull, Optional.empty());
    }

    /**
     * Lets a value take the place of cells that are empty or missing.
     *
     * @param value counts as one of the values for the type
     */
    public void replaceEmpty(PlainValue value) {
        observe(value);
        replacement = Optional.of(value);
    }

    /** The name of the column. */
    public String name() {
        return name;
    }

    /** The type that it has or would have now; text where it had no values. */
    public ColumnKind kind() {
        return kind.orElse(ColumnKind.TEXT);
    }

    /** Whether a cell that does not fit is to be blamed, because the type was asked for. */
    public boolean asked() {
        return origin == Origin.ASKED;
    }

    /**
     * Widens the type, where it is found out, so that it fits a text.
     *
     * @param text of a cell
     */
    public void observe(String text) {
        boolean settled = kind.isPresent() && kind.get() == ColumnKind.TEXT;
        if (origin == Origin.FOUND && !settled && !text.isEmpty()) {
            observe(kindOf(text.toCharArray()));
        }
    }

    private ColumnKind kindOf(char[] buffer) {
        Optional<Long> whole = NumberText.integer(buffer, 0, buffer.length);
        if (whole.isPresent()) {
            note(whole.get());
            return ColumnKind.INTEGER;
        }
        return NumberText.real(buffer, 0, buffer.length).isPresent() ? ColumnKind.FLOAT : ColumnKind.TEXT;
    }

    /**
     * Widens the type, where it is found out, so that it fits a value.
     *
     * @param value of a cell
     */
    public void observe(PlainValue value) {
        if (origin != Origin.FOUND || value instanceof PlainValue.Nothing) {
            return;
        }
        if (value instanceof PlainValue.Flag) {
            observe(ColumnKind.INTEGER);
        } else if (value instanceof PlainValue.Whole whole && whole.value().bitLength() < Long.SIZE) {
            note(whole.value().longValue());
            observe(ColumnKind.INTEGER);
        } else {
            observe(value instanceof PlainValue.Real ? ColumnKind.FLOAT : ColumnKind.TEXT);
        }
    }

    private void observe(ColumnKind other) {
        ColumnKind joined = kind.isEmpty() || kind.get() == other
                ? other
                : kind.get() == ColumnKind.TEXT || other == ColumnKind.TEXT ? ColumnKind.TEXT : ColumnKind.FLOAT;
        kind = Optional.of(joined == ColumnKind.FLOAT && large ? ColumnKind.TEXT : joined);
    }

    private void note(long number) {
        large |= number > NumberText.LARGEST_EXACT || number < -NumberText.LARGEST_EXACT;
    }

    /**
     * The cell that a text becomes.
     *
     * @param buffer holds the text
     * @param offset of its first character
     * @param length in characters
     * @return a {@link Long}, {@link Double} or {@link String}, null for NULL, or {@link #MISFIT}
     */
    public @Nullable Object cell(char[] buffer, int offset, int length) {
        if (length == 0) {
            return missing(emptyIsNull);
        }
        if (origin == Origin.OF_THE_TABLE) {
            return new String(buffer, offset, length);
        }
        if (kind.isEmpty()) {
            return MISFIT;
        }
        return switch (kind()) {
            case TEXT, BLOB -> new String(buffer, offset, length);
            case INTEGER -> {
                Optional<Long> whole = NumberText.integer(buffer, offset, length);
                whole.ifPresent(this::note);
                yield whole.isPresent() ? whole.get() : MISFIT;
            }
            case FLOAT -> {
                Optional<Double> real = NumberText.real(buffer, offset, length);
                yield real.isPresent() ? real.get() : MISFIT;
            }
        };
    }

    /** The cell of a row that has none for this column, as {@link #cell} gives it. */
    public @Nullable Object missing() {
        return missing(true);
    }

    private @Nullable Object missing(boolean asNull) {
        if (replacement.isPresent()) {
            return cell(replacement.get());
        }
        boolean text = origin == Origin.OF_THE_TABLE || kind() == ColumnKind.TEXT || kind() == ColumnKind.BLOB;
        return text && !asNull ? "" : null;
    }

    /**
     * The cell that a value becomes.
     *
     * @param value with a type of its own
     * @return as for text
     */
    public @Nullable Object cell(PlainValue value) {
        if (value instanceof PlainValue.Nothing) {
            return replacement.isEmpty() || replacement.get() == value ? null : cell(replacement.get());
        }
        if (origin == Origin.OF_THE_TABLE || kind() == ColumnKind.BLOB) {
            return StoredCell.of(value);
        }
        if (kind.isEmpty()) {
            return MISFIT;
        }
        return switch (kind()) {
            case INTEGER -> StoredCell.of(value) instanceof Long whole ? noted(whole) : MISFIT;
            case FLOAT -> StoredCell.real(value);
            default -> StoredCell.text(value);
        };
    }

    private Long noted(Long whole) {
        note(whole);
        return whole;
    }
}
