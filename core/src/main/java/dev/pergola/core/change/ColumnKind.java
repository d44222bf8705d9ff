package dev.pergola.core.change;

import dev.pergola.core.model.CellType;
import dev.pergola.core.model.Value;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The types that new columns can have. */
public enum ColumnKind {
    /** Unicode text. */
    TEXT("TEXT"),
    /** Whole numbers. */
    INTEGER("INTEGER"),
    /** Floating point numbers. */
    FLOAT("REAL"),
    /** Bytes. */
    BLOB("BLOB");

    private final String declaration;

    ColumnKind(String declaration) {
        this.declaration = declaration;
    }

    /** The type as a CREATE statement says it. */
    public String declaration() {
        return declaration;
    }

    /** The name in requests. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of this name in requests; empty where there is none. */
    public static Optional<ColumnKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /**
     * The kind of column in which values keep what they are.
     *
     * @param values all of the column; NULL says nothing
     * @return text where there is no other value, or where they are of several kinds
     */
    public static ColumnKind of(Collection<Value> values) {
        Set<CellType> types = EnumSet.noneOf(CellType.class);
        values.forEach(value -> types.add(value.type()));
        types.remove(CellType.NULL);
        if (types.equals(EnumSet.of(CellType.INTEGER))) {
            return INTEGER;
        }
        if (types.contains(CellType.REAL)
                && EnumSet.of(CellType.REAL, CellType.INTEGER).containsAll(types)) {
            return FLOAT;
        }
        boolean bytes = types.contains(CellType.BLOB)
                && EnumSet.of(CellType.BLOB, CellType.TEXT).containsAll(types);
        return bytes ? BLOB : TEXT;
    }
}
