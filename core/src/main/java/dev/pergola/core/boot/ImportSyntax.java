package dev.pergola.core.boot;

import dev.pergola.api.hook.run.CommandSpecification;
import dev.pergola.api.hook.run.CommandSpecification.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options of {@code import} and {@code insert}. */
final class ImportSyntax {

    static final String TABLE = "--table";
    static final String APPEND = "--append";
    static final String TRUNCATE = "--truncate";
    static final String DROP = "--drop-table";
    static final String FORMAT = "--format";
    static final String ENCODING = "--encoding";
    static final String DELIMITER = "--delimiter";
    static final String QUOTE = "--quote";
    static final String NO_HEADER = "--no-header";
    static final String FLATTEN = "--flatten";
    static final String NO_TYPES = "--no-types";
    static final String TYPE = "--type";
    static final String EMPTY_NULL = "--empty-null";
    static final String KEY = "--pk";
    static final String NOT_NULL = "--not-null";
    static final String DEFAULT = "--default";
    static final String REFERENCE = "--foreign-key";
    static final String INDEX = "--index";
    static final String FULL_TEXT = "--fts";
    static final String STRICT = "--strict";
    static final String UPSERT = "--upsert";
    static final String IGNORE = "--ignore";
    static final String REPLACE = "--replace";
    static final String ALTER = "--alter";
    static final String SKIP_BAD_ROWS = "--skip-bad-rows";
    static final String DRY_RUN = "--dry-run";
    static final String WAIT = "--wait";

    private ImportSyntax() {}

    static CommandSpecification ofImport() {
        List<Option> options = new ArrayList<>();
        options.add(Option.value("NAME", "One table for all files, instead of one for each, named like it.", TABLE));
        options.add(Option.flag("Adds rows to tables that are there.", APPEND));
        options.add(Option.flag("Empties tables that are there.", TRUNCATE));
        options.add(Option.flag("Deletes tables that are there, and makes them anew.", DROP));
        options.addAll(common());
        return new CommandSpecification(
                "Makes tables of CSV, TSV and JSON files, all of them in one transaction.",
                options,
                Optional.of("DATABASE|FILES"));
    }

    static CommandSpecification ofInsert() {
        List<Option> options = new ArrayList<>();
        options.add(Option.flag("Empties the table first.", TRUNCATE));
        options.addAll(common());
        return new CommandSpecification(
                "Adds rows of CSV, TSV and JSON files to one table, which is made if it is missing.",
                options,
                Optional.of("DATABASE|TABLE|FILES"));
    }

    private static List<Option> common() {
        return List.of(
                Option.value("FORMAT", "csv, tsv, json or ndjson; otherwise the name or the content tells.", FORMAT),
                Option.value("ENCODING", "Such as utf-8, utf-16le or windows-1252.", ENCODING),
                Option.value("CHARACTER", "Stands between values; tab for a tabulator.", DELIMITER),
                Option.value("CHARACTER", "Stands around values; none if quotes have no meaning.", QUOTE),
                Option.flag("The first row has values already; columns are called column_1, column_2, ...", NO_HEADER),
                Option.flag("Members of objects within objects become columns of their own.", FLATTEN),
                Option.flag("Every column holds text.", NO_TYPES),
                Option.value("COLUMN=TYPE", "The type of a column: text, integer, real or blob.", TYPE)
                        .repeated(),
                Option.flag("Empty values are NULL in columns of text, too.", EMPTY_NULL),
                Option.value("COLUMN", "The primary key, or a part of it.", KEY).repeated(),
                Option.value("COLUMN", "A column that is never NULL.", NOT_NULL).repeated(),
                Option.value("COLUMN=VALUE", "Stands where a column is empty.", DEFAULT)
                        .repeated(),
                Option.value("COLUMN:TABLE[:COLUMN]", "A column that refers to another table.", REFERENCE)
                        .repeated(),
                Option.value("COLUMN", "Makes an index of a column.", INDEX).repeated(),
                Option.value("COLUMN", "Makes full-text search of a column.", FULL_TEXT)
                        .repeated(),
                Option.flag("New tables are STRICT.", STRICT),
                Option.flag("Rows with a key that is there change that row.", UPSERT),
                Option.flag("Rows that contradict others are left out.", IGNORE),
                Option.flag("Rows that contradict others take their place.", REPLACE),
                Option.flag("Adds columns that a table lacks.", ALTER),
                Option.flag("Leaves out rows that cannot be used, and tells how many.", SKIP_BAD_ROWS),
                Option.flag("Does everything, shows it, and takes it back.", DRY_RUN),
                Option.value("SECONDS", "How long to wait for others who write the database. Default 60.", WAIT));
    }
}
