package dev.pergola.core.change;

import dev.pergola.core.change.SqlOperation.Kind;
import dev.pergola.core.model.StatementProgram.SchemaObject;
import dev.pergola.core.model.TableKind;
import dev.pergola.core.text.SqlToken;
import dev.pergola.core.text.SqlTokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the texts of a statement, of the views that it names and of the triggers that it fires say about tables. Views count
 * wherever their name stands in the place of a table, whatever else it could mean there. For one statement.
 */
final class SqlClaims {

    private static final Set<String> SCHEMA_TABLES =
            Set.of("sqlite_master", "sqlite_schema", "sqlite_temp_master", "sqlite_temp_schema");

    /** Tables without a CREATE statement that tell about the file or the library, not about rows. */
    private static final List<String> ABOUT_THE_FILE = List.of("pragma_", "dbstat", "sqlite_dbpage", "sqlite_stmt");

    private final Map<String, SchemaObject> tables = new HashMap<>();
    private final Map<String, SchemaObject> triggers = new HashMap<>();
    private final Map<String, SchemaObject> indexes = new HashMap<>();
    private final Set<SqlOperation> operations = new LinkedHashSet<>();
    private final Set<String> views = new HashSet<>();
    private final boolean reading;
    private boolean virtualTables;

    /** With {@code reading} for a statement that writes nothing, of which all may be read by who may run SQL. */
    SqlClaims(List<SchemaObject> objects, boolean reading) {
        this.reading = reading;
        for (SchemaObject object : objects) {
            switch (object.type()) {
                case "trigger" -> triggers.put(object.name(), object);
                case "index" -> indexes.put(lower(object.name()), object);
                default -> tables.put(lower(object.name()), object);
            }
        }
    }

    List<SqlOperation> operations() {
        return List.copyOf(operations);
    }

    /** Whether a virtual table, or a function in the place of a table, is spoken of. */
    boolean virtualTables() {
        return virtualTables;
    }

    /** Whether the texts say this about a table, for this reason or because of a view. */
    boolean claims(String table, Optional<String> source, boolean writing) {
        return operations.stream()
                .filter(operation -> operation.table().equalsIgnoreCase(table))
                .filter(operation -> operation.source().equals(source)
                        || operation.source().filter(views::contains).isPresent())
                .anyMatch(operation -> !writing || operation.kind() != Kind.READ);
    }

    void add(Kind kind, String table, Optional<String> source) {
        Optional<SchemaObject> object = table(table);
        operations.add(new SqlOperation(
                kind,
                object.map(SchemaObject::name).orElse(table),
                object.map(SchemaObject::kind).orElse(TableKind.TABLE),
                source,
                true));
    }

    Optional<SchemaObject> table(String name) {
        return Optional.ofNullable(tables.get(lower(name)));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Hears the statement itself. */
    void addStatement(SqlStatement statement) {
        List<SqlToken> tokens = statement.tokens();
        switch (statement.form()) {
            case READ, INSERT, UPDATE, DELETE -> addRows(statement, Optional.empty());
            case CREATE_TABLE -> {
                newName(tokens, "TABLE").ifPresent(name -> add(Kind.CREATE_TABLE, name, Optional.empty()));
                addReads(tokens, 0, Optional.empty());
            }
            case CREATE_VIEW -> {
                newName(tokens, "VIEW").ifPresent(name -> add(Kind.CREATE_VIEW, name, Optional.empty()));
                addHiddenReads(tokens);
            }
            case CREATE_INDEX ->
                nameBehind(tokens, "ON").ifPresent(name -> {
                    add(Kind.CREATE_INDEX, name, Optional.empty());
                    add(Kind.READ, name, Optional.empty());
                });
            case ALTER_TABLE ->
                nameBehind(tokens, "TABLE").ifPresent(name -> add(Kind.ALTER_TABLE, name, Optional.empty()));
            case DROP_TABLE ->
                nameBehind(tokens, "TABLE").ifPresent(name -> add(Kind.DROP_TABLE, name, Optional.empty()));
            case DROP_VIEW -> nameBehind(tokens, "VIEW").ifPresent(name -> add(Kind.DROP_VIEW, name, Optional.empty()));
            case DROP_INDEX ->
                nameBehind(tokens, "INDEX")
                        .map(name -> indexes.get(lower(name)))
                        .ifPresent(index -> add(Kind.DROP_INDEX, index.table(), Optional.empty()));
            case VACUUM, UNSUPPORTED, UNKNOWN -> {}
        }
    }

    /** Hears one statement of a trigger. */
    void addStep(String sql, String trigger) {
        addRows(SqlStatement.of(sql), Optional.of(trigger));
    }

    /** Hears what a trigger says about the row for which it fires. */
    void addTrigger(String name) {
        Optional<SchemaObject> trigger = Optional.ofNullable(triggers.get(name));
        List<SqlToken> tokens = trigger.map(found -> SqlTokens.of(found.sql())).orElse(List.of());
        boolean looks = false;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            looks |= (tokens.get(i).is("NEW") || tokens.get(i).is("OLD"))
                    && tokens.get(i + 1).is('.');
        }
        if (looks) {
            add(Kind.READ, trigger.map(SchemaObject::table).orElse(""), Optional.of(name));
        }
    }

    private void addRows(SqlStatement statement, Optional<String> source) {
        List<SqlToken> tokens = statement.tokens();
        if (!statement.changesRows()) {
            addReads(tokens, 0, source);
            return;
        }
        RowStatement rows = RowStatement.of(statement, this::columnsOf);
        Optional<String> schema = rows.schema().filter(name -> !name.equalsIgnoreCase("main"));
        if (schema.isPresent()) {
            throw SqlAnalysis.otherDatabase();
        }
        List<TableReferences.Reference> references = TableReferences.from(tokens, 0);
        Set<String> defined = TableReferences.defined(tokens);
        for (RowStatement.Event event : rows.events(references)) {
            if (event.reference().isPresent()) {
                addRead(event.reference().get(), defined, source);
            } else {
                add(event.kind(), rows.table(), source);
            }
        }
        Optional<SchemaObject> target = table(rows.table());
        virtualTables |=
                target.filter(found -> found.kind() == TableKind.VIRTUAL).isPresent();
        target.filter(found -> found.kind() == TableKind.VIEW).ifPresent(this::addReadsOf);
    }

    /** The names by which cells of a table can be spoken of, in small letters; guessed from its CREATE statement. */
    private Set<String> columnsOf(String table) {
        Set<String> names = new HashSet<>(Set.of("rowid", "_rowid_", "oid"));
        table(table).ifPresent(found -> SqlTokens.of(found.sql())
                .forEach(token -> token.name().ifPresent(name -> names.add(lower(name)))));
        return names;
    }

    private void addReads(List<SqlToken> tokens, int begin, Optional<String> source) {
        Set<String> defined = TableReferences.defined(tokens);
        TableReferences.from(tokens, begin).forEach(reference -> addRead(reference, defined, source));
    }

    private void addRead(TableReferences.Reference reference, Set<String> defined, Optional<String> source) {
        String name = lower(reference.name());
        if (reference
                .schema()
                .filter(schema -> !schema.equalsIgnoreCase("main"))
                .isPresent()) {
            if (reading) {
                return;
            }
            throw SqlAnalysis.otherDatabase();
        }
        if (SCHEMA_TABLES.contains(name) && !reading) {
            throw SqlAnalysis.unsupported("read schema");
        }
        Optional<SchemaObject> object = table(name);
        if (object.isEmpty()) {
            if (!reading && ABOUT_THE_FILE.stream().anyMatch(name::startsWith)) {
                throw SqlAnalysis.unsupported("read " + name);
            }
            virtualTables |= reference.called() || !defined.contains(name);
            return;
        }
        virtualTables |= object.get().kind() == TableKind.VIRTUAL;
        boolean view = object.get().kind() == TableKind.VIEW;
        if (!view && defined.contains(name) && reference.schema().isEmpty()) {
            return; // whether the table is meant shows in the program
        }
        add(Kind.READ, object.get().name(), source);
        if (view) {
            addReadsOf(object.get());
        }
    }

    private void addReadsOf(SchemaObject view) {
        if (views.add(view.name())) {
            addReads(SqlTokens.of(view.sql()), 0, Optional.of(view.name()));
        }
    }

    /** What a view shows whoever makes it has to be allowed to see. */
    private void addHiddenReads(List<SqlToken> tokens) {
        Set<SqlOperation> before = new LinkedHashSet<>(operations);
        addReads(tokens, 0, Optional.empty());
        List<SqlOperation> reads = new ArrayList<>(operations);
        reads.removeAll(before);
        operations.retainAll(before);
        reads.forEach(read ->
                operations.add(new SqlOperation(read.kind(), read.table(), read.tableKind(), read.source(), false)));
    }

    /** The name behind {@code TABLE [IF NOT EXISTS]} and the like. */
    private static Optional<String> newName(List<SqlToken> tokens, String word) {
        Optional<SqlStatement.Named> named = behind(tokens, word);
        if (named.flatMap(SqlStatement.Named::schema)
                .filter(schema -> !schema.equalsIgnoreCase("main"))
                .isPresent()) {
            throw SqlAnalysis.otherDatabase();
        }
        return named.map(SqlStatement.Named::name);
    }

    private static Optional<String> nameBehind(List<SqlToken> tokens, String word) {
        return newName(tokens, word);
    }

    private static Optional<SqlStatement.Named> behind(List<SqlToken> tokens, String word) {
        int index = 0;
        while (index < tokens.size() && !tokens.get(index).is(word)) {
            index++;
        }
        index++;
        if (SqlStatement.startsWith(tokens, index, "IF")
                && (SqlStatement.startsWith(tokens, index + 1, "NOT")
                        || SqlStatement.startsWith(tokens, index + 1, "EXISTS"))) {
            index += tokens.get(index + 1).is("NOT") ? 3 : 2;
        }
        return SqlStatement.nameAt(tokens, index);
    }
}
