package dev.pergola.core.internal;

import java.util.List;

/** The tables of the internal database; those of the original, so that a file of either serves both. */
final class InternalTables {

    /** The time in the form in which it is stored. */
    static final String NOW = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')";

    /** Each makes one table or index, unless it is there. */
    static final List<String> STATEMENTS = List.of(
            """
            create table if not exists catalog_databases (
                database_name text primary key, path text, is_memory integer, schema_version integer)""",
            """
            create table if not exists catalog_tables (
                database_name text, table_name text, rootpage integer, sql text,
                primary key (database_name, table_name))""",
            """
            create table if not exists catalog_views (
                database_name text, view_name text, rootpage integer, sql text,
                primary key (database_name, view_name))""",
            """
            create table if not exists catalog_columns (
                database_name text, table_name text, cid integer, name text, type text, "notnull" integer,
                default_value text, is_pk integer, hidden integer,
                primary key (database_name, table_name, name))""",
            """
            create table if not exists catalog_indexes (
                database_name text, table_name text, seq integer, name text, "unique" integer, origin text,
                partial integer, primary key (database_name, table_name, name))""",
            """
            create table if not exists catalog_foreign_keys (
                database_name text, table_name text, id integer, seq integer, "table" text, "from" text, "to" text,
                on_update text, on_delete text, match text, primary key (database_name, table_name, id, seq))""",
            "create table if not exists metadata_instance (key text, value text, unique (key))",
            """
            create table if not exists metadata_databases (
                database_name text, key text, value text, unique (database_name, key))""",
            """
            create table if not exists metadata_resources (
                database_name text, resource_name text, key text, value text,
                unique (database_name, resource_name, key))""",
            """
            create table if not exists metadata_columns (
                database_name text, resource_name text, column_name text, key text, value text,
                unique (database_name, resource_name, column_name, key))""",
            """
            create table if not exists column_types (
                database_name text, resource_name text, column_name text, column_type text not null, config text,
                primary key (database_name, resource_name, column_name))""",
            """
            create table if not exists queries (
                database_name text not null, name text not null, sql text not null, title text, description text,
                description_html text, options text not null default '{}', parameters text not null default '[]',
                is_write integer not null default 0, is_private integer not null default 0,
                is_trusted integer not null default 0, source text not null default 'user', owner_id text,
                created_at text not null default (%s), updated_at text not null default (%s),
                primary key (database_name, name))""".formatted(NOW, NOW),
            "create index if not exists queries_owner_idx on queries (owner_id)",
            """
            create table if not exists _sqlite_migrations (
                migration_set text, name text, applied_at text, primary key (migration_set, name))""",
            """
            insert into _sqlite_migrations (migration_set, name, applied_at)
            select 'datasette_internal', '0001_initial', %s where not exists (
                select 1 from _sqlite_migrations
                where migration_set = 'datasette_internal' and name = '0001_initial')""".formatted(NOW));

    private InternalTables() {}
}
