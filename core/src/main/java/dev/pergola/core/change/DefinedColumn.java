package dev.pergola.core.change;

import static java.util.Comparator.comparing;

import dev.pergola.core.change.ColumnClause.Kind;
import dev.pergola.core.model.Affinity;
import dev.pergola.core.text.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One column in a CREATE TABLE statement.
 *
 * @param name of the column
 * @param type as it was written; may be empty
 * @param clauses its constraints
 */
record DefinedColumn(String name, String type, List<ColumnClause> clauses) {

    DefinedColumn {
        clauses = List.copyOf(clauses);
    }

    static DefinedColumn of(ColumnDraft draft) {
        List<ColumnClause> clauses = new ArrayList<>();
        if (draft.notNull()) {
            clauses.add(ColumnClause.of(Kind.NOT_NULL, "NOT NULL"));
        }
        draft.defaultSql().ifPresent(sql -> clauses.add(ColumnClause.of(Kind.DEFAULT, "DEFAULT " + sql)));
        return new DefinedColumn(draft.name(), draft.kind().declaration(), clauses);
    }

    boolean has(Kind kind) {
        return clauses.stream().anyMatch(clause -> clause.kind() == kind);
    }

    /** Of several of one kind SQLite believes the last. */
    Optional<ColumnClause> clause(Kind kind) {
        return clauses.stream().filter(clause -> clause.kind() == kind).reduce((first, second) -> second);
    }

    DefinedColumn without(Kind kind) {
        return new DefinedColumn(
                name,
                type,
                clauses.stream().filter(clause -> clause.kind() != kind).toList());
    }

    DefinedColumn with(Kind kind, String sql) {
        List<ColumnClause> more = new ArrayList<>(without(kind).clauses());
        more.add(ColumnClause.of(kind, sql));
        return new DefinedColumn(name, type, more);
    }

    /** A number as default in quotes, where that means the same: so does the original write it. */
    DefinedColumn withQuotedDefault() {
        String value = clause(Kind.DEFAULT).map(ColumnClause::sql).orElse("").replaceFirst("(?i)^DEFAULT\\s*", "");
        Affinity affinity = Affinity.of(type);
        boolean numeric = affinity != Affinity.TEXT && affinity != Affinity.BLOB;
        return numeric && value.matches("[-+]?[0-9]+(\\.[0-9]+)?")
                ? with(Kind.DEFAULT, "DEFAULT '" + value + "'")
                : this;
    }

    DefinedColumn withType(String newType) {
        return new DefinedColumn(name, newType, clauses);
    }

    /** One line of a CREATE statement, laid out as the original does. */
    String sql() {
        StringBuilder line = new StringBuilder(SqlIdentifier.quoteAlways(name));
        if (!type.isEmpty()) {
            line.append(' ').append(type);
        }
        clauses.stream().sorted(comparing(ColumnClause::kind)).forEach(clause -> line.append(' ')
                .append(clause.text()));
        return line.toString();
    }
}
