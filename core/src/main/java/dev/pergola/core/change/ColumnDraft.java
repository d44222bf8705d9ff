package dev.pergola.core.change;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.PlainValue;
import java.util.Optional;

/**
 * A column that is to be made.
 *
 * @param name of the column
 * @param kind of its values
 * @param notNull whether NULL is refused
 * @param defaultSql what stands behind DEFAULT
 * @param literalDefault whether the default is a value and no expression
 * @param reference the column that it refers to
 */
public record ColumnDraft(
        String name,
        ColumnKind kind,
        boolean notNull,
        Optional<String> defaultSql,
        boolean literalDefault,
        Optional<ReferenceDraft> reference) {

    /** Checks the parts. */
    public ColumnDraft {
        requireNonNull(name, "name is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(defaultSql, "defaultSql is null");
        requireNonNull(reference, "reference is null");
    }

    /** A column of which nothing but its kind is known. */
    static ColumnDraft plain(String name, ColumnKind kind) {
        return new ColumnDraft(name, kind, false, Optional.empty(), false, Optional.empty());
    }

    /** The default that {@code default} or {@code default_expr} ask for; a default of null is none. */
    static Optional<String> defaultOf(Arguments arguments) {
        if (arguments.has("default") && arguments.has("default_expr")) {
            arguments.problem("", "Value error, default and default_expr cannot both be provided");
            return Optional.empty();
        }
        PlainValue value = arguments.value("default");
        if (value instanceof PlainValue.Text text && text.value().indexOf('\0') >= 0) {
            arguments.problem("default", "A default cannot hold a NUL character");
            return Optional.empty();
        }
        if (arguments.has("default_expr")) {
            return expressionOf(arguments);
        }
        return value instanceof PlainValue.Nothing ? Optional.empty() : Optional.of(DefaultExpression.literal(value));
    }

    private static Optional<String> expressionOf(Arguments arguments) {
        PlainValue value = arguments.value("default_expr");
        if (value instanceof PlainValue.Nothing) {
            arguments.problem("", "Value error, default_expr cannot be null");
            return Optional.empty();
        }
        Optional<DefaultExpression> expression =
                value instanceof PlainValue.Text text ? DefaultExpression.named(text.value()) : Optional.empty();
        if (expression.isEmpty()) {
            arguments.problem("default_expr", DefaultExpression.expected());
        }
        return expression.map(DefaultExpression::sql);
    }
}
