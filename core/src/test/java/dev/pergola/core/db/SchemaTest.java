package dev.pergola.core.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.data.Sql;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.ForeignKey;
import dev.pergola.core.model.TableKind;
import dev.pergola.core.model.TableSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {

    @TempDir
    Path directory;

    private final Databases databases = new Databases(Limits.standard(), List.of());

    @AfterEach
    void close() {
        databases.close();
    }

    private Database open(String script) {
        return databases.attachFile(DatabaseFixture.file(directory.resolve("schema.db"), script), false);
    }

    private TableSchema table(String script, String name) {
        return open(script).schema().table(name).orElseThrow();
    }

    @Test
    void tablesComeByNameAndViewsAfterThem() {
        DatabaseSchema schema = open("""
                        create table b(x);
                        create view z as select 1 as one;
                        create view a as select 1 as one;
                        create table "A b"(x);
                        """).schema();
        assertEquals(
                List.of("A b", "b", "z", "a"),
                schema.all().stream().map(TableSchema::name).toList());
        assertEquals(
                List.of("z", "a"),
                schema.views().stream().map(TableSchema::name).toList());
        assertEquals(List.of("one"), schema.table("z").orElseThrow().columnNames());
    }

    @Test
    void columnsKnowWhatTheSchemaSaysOfThem() {
        TableSchema table = table("""
                create table t(a integer not null default 5, b text, c as (a + 1), "d e", primary key (b, a));
                """, "t");
        assertEquals(List.of("a", "b", "c", "d e"), table.columnNames());
        ColumnSchema a = table.column("a").orElseThrow();
        assertTrue(a.notNull());
        assertEquals(Optional.of("5"), a.defaultValue());
        assertEquals(2, a.primaryKeyPosition());
        assertTrue(table.column("c").orElseThrow().generated());
        assertEquals("", table.column("d e").orElseThrow().declaredType());
        assertEquals(List.of("b", "a"), table.primaryKey());
    }

    @Test
    void hiddenColumnsOfVirtualTablesAreListed() {
        TableSchema table = table("create virtual table f using fts5(body);", "f");
        assertEquals(TableKind.VIRTUAL, table.kind());
        assertEquals(List.of("body", "f", "rank"), table.columnNames());
        assertTrue(table.column("rank").orElseThrow().hidden());
    }

    @Test
    void aTableWithoutKeyIsKnownByItsRowid() {
        DatabaseSchema schema = open("""
                        create table plain(x);
                        create table keyed(k text primary key) without rowid;
                        create view v as select 1;
                        """).schema();
        assertTrue(schema.table("plain").orElseThrow().rowidTable());
        assertEquals(List.of("rowid"), schema.table("plain").orElseThrow().rowKey());
        assertTrue(schema.table("keyed").orElseThrow().withoutRowid());
        assertFalse(schema.table("v").orElseThrow().rowidTable());
    }

    @Test
    void foreignKeysAreSeenFromBothEnds() {
        DatabaseSchema schema = open("""
                        create table parent(id integer primary key, code text unique);
                        create table child(a references parent, b references parent(code), c references gone(x));
                        create table pair(x, y, primary key (x, y));
                        create table both(x, y, z references pair, foreign key (x, y) references pair(x, y));
                        """).schema();
        assertEquals(
                List.of(new ForeignKey("parent", "a", "id", true), new ForeignKey("parent", "b", "code")),
                schema.table("child").orElseThrow().outgoing());
        assertEquals(
                List.of(new ForeignKey("child", "code", "b"), new ForeignKey("child", "id", "a", true)),
                schema.table("parent").orElseThrow().incoming());
        assertEquals(
                List.of(
                        new ForeignKey("gone", "c", "x"),
                        new ForeignKey("parent", "b", "code"),
                        new ForeignKey("parent", "a", "id", true)),
                schema.table("child").orElseThrow().foreignKeys().declared());
        assertEquals(List.of(), schema.table("both").orElseThrow().outgoing());
        assertEquals(List.of(), schema.table("pair").orElseThrow().incoming());
    }

    @Test
    void theDefinitionHasTheIndexesToo() {
        TableSchema table = table("""
                create table t(a unique, b);
                create index t_b on t(b);
                """, "t");
        assertEquals("CREATE TABLE t(a unique, b);\nCREATE INDEX t_b on t(b);", table.definition());
    }

    @Test
    void theFullTextTableOfATableIsFound() {
        DatabaseSchema schema = open("""
                        create table docs(id integer primary key, body text);
                        create virtual table docs_fts using fts5(body, content='docs', content_rowid='id');
                        create virtual table notes using fts4(body);
                        create table name(x);
                        """).schema();
        assertEquals(Optional.of("docs_fts"), schema.table("docs").orElseThrow().ftsTable());
        assertEquals(Optional.of("notes"), schema.table("notes").orElseThrow().ftsTable());
        assertEquals(Optional.empty(), schema.table("name").orElseThrow().ftsTable());
        assertTrue(schema.table("docs_fts").orElseThrow().hidden());
        assertTrue(schema.table("docs_fts_data").orElseThrow().hidden());
        assertTrue(schema.table("notes_segments").orElseThrow().hidden());
        assertFalse(schema.table("notes").orElseThrow().hidden());
    }

    @Test
    void tablesOfSpatialiteAreHiddenWhereThatIsUsed() {
        DatabaseSchema plain = open("""
                        create table idx_a(x);
                        create table _secret(x);
                        create table t(id integer primary key autoincrement);
                        """).schema();
        assertFalse(plain.table("idx_a").orElseThrow().hidden());
        assertTrue(plain.table("_secret").orElseThrow().hidden());
        assertFalse(plain.table("sqlite_sequence").orElseThrow().hidden());
        databases.remove(databases.all().get(0));
        DatabaseSchema spatial = open("""
                        create table idx_a(x);
                        create table geometry_columns(x);
                        create table places(x);
                        """).schema();
        assertTrue(spatial.table("idx_a").orElseThrow().hidden());
        assertTrue(spatial.table("geometry_columns").orElseThrow().hidden());
        assertFalse(spatial.table("places").orElseThrow().hidden());
    }

    @Test
    void theLabelOfARowIsGuessedFromItsColumns() {
        DatabaseSchema schema = open("""
                        create table one_unique(id integer primary key, title text, code text unique);
                        create table two_unique(a text unique, b text unique, Title text, name text);
                        create table pair(id integer primary key, shape text);
                        create table keys(id integer, pk integer);
                        create table many(id integer primary key, a, b);
                        create table text_key(k text primary key, other);
                        """).schema();
        assertEquals(
                Optional.of("code"), schema.table("one_unique").orElseThrow().labelColumn());
        assertEquals(
                Optional.of("Title"), schema.table("two_unique").orElseThrow().labelColumn());
        assertEquals(Optional.of("shape"), schema.table("pair").orElseThrow().labelColumn());
        assertEquals(Optional.empty(), schema.table("keys").orElseThrow().labelColumn());
        assertEquals(Optional.empty(), schema.table("many").orElseThrow().labelColumn());
        assertEquals(Optional.of("k"), schema.table("text_key").orElseThrow().labelColumn());
    }

    @Test
    void aBrokenViewDoesNotHideTheTables() {
        Database database = open("""
                create table base(x);
                create view broken as select x, gone from base;
                create table fine(x);
                """);
        assertEquals(3, database.schema().all().size());
        assertEquals(List.of(), database.schema().table("broken").orElseThrow().columns());
    }

    @Test
    void theSchemaIsReadAgainOnlyWhenItHasChanged() {
        Database database = open("create table t(x);");
        DatabaseSchema first = database.schema();
        database.write(transaction -> transaction.execute(Sql.of("insert into t values (1)")));
        assertSame(first, database.schema());
        database.write(transaction -> transaction.execute(Sql.of("create table u(y)")));
        assertTrue(database.schema().table("u").isPresent());
    }

    @Test
    void awkwardNamesAreNames() {
        TableSchema table = table("create table \"a\"\"b;[c]'d\"(\"x\"\"y\" text, \":p\" int);", "a\"b;[c]'d");
        assertEquals(List.of("x\"y", ":p"), table.columnNames());
    }
}
