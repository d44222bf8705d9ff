package dev.pergola.core.change;

import dev.pergola.core.change.ColumnClause.Kind;
import dev.pergola.core.text.SqlIdentifier;
import dev.pergola.core.text.SqlToken;
import dev.pergola.core.text.SqlTokens;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A CREATE TABLE statement taken apart, so that a table can be made again with changes. Immutable.
 *
 * @param columns in order
 * @param clauses constraints of the whole table
 * @param options what stands behind the closing parenthesis
 */
public record TableDefinition(List<DefinedColumn> columns, List<ColumnClause> clauses, String options) {

    /** Copies the lists. */
    public TableDefinition {
        columns = List.copyOf(columns);
        clauses = List.copyOf(clauses);
    }

    /**
     * Reads a statement.
     *
     * @param sql as SQLite keeps it
     * @return the definition
     * @throws dev.pergola.api.ServerException where it is not understood
     */
    public static TableDefinition parse(String sql) {
        return TableParser.parse(sql);
    }

    /** The names of all columns, in order. */
    public List<String> columnNames() {
        return columns.stream().map(DefinedColumn::name).toList();
    }

    /** The names of the columns that can be written, in order. */
    public List<String> writableColumns() {
        return columns.stream()
                .filter(column -> !column.has(Kind.GENERATED))
                .map(DefinedColumn::name)
                .toList();
    }

    /** Whether the numbers of rows are never given again. */
    public boolean autoincrement() {
        return columns.stream()
                .flatMap(column -> column.clause(Kind.PRIMARY_KEY).stream())
                .anyMatch(clause -> SqlTokens.of(clause.sql()).stream().anyMatch(token -> token.is("AUTOINCREMENT")));
    }

    /** Whether rows have no numbers. */
    public boolean withoutRowid() {
        return SqlTokens.of(options).stream().anyMatch(token -> token.is("WITHOUT"));
    }

    /** The column that is another name for the number of a row. */
    public Optional<String> rowidColumn() {
        List<String> key = withoutRowid() ? List.of() : primaryKey();
        return Optional.of(key)
                .filter(names -> names.size() == 1)
                .flatMap(names -> column(names.get(0)))
                .filter(column -> column.type().equalsIgnoreCase("INTEGER"))
                .map(DefinedColumn::name);
    }

    private List<String> primaryKey() {
        return Stream.concat(
                        columns.stream()
                                .filter(column -> column.has(Kind.PRIMARY_KEY))
                                .map(DefinedColumn::name),
                        clauses.stream()
                                .filter(clause -> clause.kind() == Kind.PRIMARY_KEY)
                                .flatMap(clause -> columnsOf(clause).stream()))
                .toList();
    }

    Optional<DefinedColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    private TableDefinition withColumns(List<DefinedColumn> newColumns) {
        return new TableDefinition(newColumns, clauses, options);
    }

    private TableDefinition withClauses(List<ColumnClause> newClauses) {
        return new TableDefinition(columns, newClauses, options);
    }

    /** The same with one column changed; unchanged where there is none of the name. */
    TableDefinition changing(String name, UnaryOperator<DefinedColumn> change) {
        return withColumns(columns.stream()
                .map(column -> column.name().equals(name) ? change.apply(column) : column)
                .toList());
    }

    /** The same without some columns, and without constraints of the table that were about nothing else. */
    TableDefinition dropping(Collection<String> names) {
        return withColumns(columns.stream()
                        .filter(column -> !names.contains(column.name()))
                        .toList())
                .withClauses(clauses.stream()
                        .filter(clause -> clause.kind() == Kind.CHECK || !names.containsAll(columnsOf(clause)))
                        .toList());
    }

    /** The same with other columns first. */
    TableDefinition reordered(List<String> first) {
        List<DefinedColumn> ordered = new ArrayList<>();
        new LinkedHashSet<>(first).forEach(name -> column(name).ifPresent(ordered::add));
        columns.stream().filter(column -> !ordered.contains(column)).forEach(ordered::add);
        return withColumns(ordered);
    }

    /** The same with another primary key; a column that is missing is made, and comes first. */
    TableDefinition withPrimaryKey(List<String> key) {
        if (primaryKey().equals(key)) {
            return this;
        }
        List<DefinedColumn> all = new ArrayList<>();
        new LinkedHashSet<>(key)
                .stream()
                        .filter(name -> column(name).isEmpty())
                        .forEach(name -> all.add(new DefinedColumn(name, ColumnKind.INTEGER.declaration(), List.of())));
        columns.stream().map(column -> column.without(Kind.PRIMARY_KEY)).forEach(all::add);
        List<ColumnClause> others = new ArrayList<>(clauses.stream()
                .filter(clause -> clause.kind() != Kind.PRIMARY_KEY)
                .toList());
        if (key.size() == 1) {
            return new TableDefinition(all, others, options)
                    .changing(key.get(0), column -> column.with(Kind.PRIMARY_KEY, "PRIMARY KEY"));
        }
        others.add(0, ColumnClause.of(Kind.PRIMARY_KEY, "PRIMARY KEY (" + quoted(key) + ")"));
        return new TableDefinition(all, others, options);
    }

    /** The same with a relation from a column, in the place of the one that it has. */
    TableDefinition withReference(String column, String reference) {
        return withoutReference(column).changing(column, found -> found.with(Kind.REFERENCES, reference));
    }

    /** The same without a relation from a column alone. */
    TableDefinition withoutReference(String column) {
        return changing(column, found -> found.without(Kind.REFERENCES))
                .withClauses(clauses.stream()
                        .filter(clause -> clause.kind() != Kind.FOREIGN_KEY
                                || !columnsOf(clause).equals(Set.of(column)))
                        .toList());
    }

    /** The columns from which a relation leads, each alone. */
    Set<String> referring() {
        Set<String> names = new LinkedHashSet<>();
        columns.stream().filter(column -> column.has(Kind.REFERENCES)).forEach(column -> names.add(column.name()));
        clauses.stream()
                .filter(clause -> clause.kind() == Kind.FOREIGN_KEY)
                .map(TableDefinition::columnsOf)
                .filter(of -> of.size() == 1)
                .forEach(names::addAll);
        return names;
    }

    /** The columns in the first parentheses of a constraint of the table. */
    private static Set<String> columnsOf(ColumnClause clause) {
        Set<String> names = new LinkedHashSet<>();
        boolean expected = false;
        for (SqlToken token : SqlTokens.of(clause.sql())) {
            if (token.is(')')) {
                break;
            }
            if (expected) {
                token.name().ifPresent(names::add);
            }
            expected = token.is('(') || token.is(',');
        }
        return names;
    }

    /**
     * The CREATE statement.
     *
     * @param name of the table
     * @return SQL, laid out as the original does
     */
    public String sql(String name) {
        String lines = Stream.concat(
                        columns.stream().map(DefinedColumn::sql),
                        clauses.stream().map(TableDefinition::line))
                .collect(Collectors.joining(",\n   "));
        return "CREATE TABLE " + SqlIdentifier.quoteAlways(name) + " (\n   " + lines + "\n)"
                + (options.isEmpty() ? "" : " " + options);
    }

    private static String line(ColumnClause clause) {
        return clause.kind() == Kind.UNIQUE && namesNothingButColumns(clause)
                ? new ColumnClause(clause.kind(), clause.name(), "UNIQUE (" + quoted(columnsOf(clause)) + ")").text()
                : clause.text();
    }

    private static boolean namesNothingButColumns(ColumnClause clause) {
        List<SqlToken> tokens = SqlTokens.of(clause.sql());
        return tokens.size() == 2 * columnsOf(clause).size() + 2;
    }

    private static String quoted(Collection<String> names) {
        return names.stream().map(SqlIdentifier::quoteAlways).collect(Collectors.joining(", "));
    }
}
