package dev.pergola.plugins.ephemeral;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.Database;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.SqlValue;
import dev.pergola.api.data.ValueType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads what somebody has pasted: JSON where it begins like that, otherwise lines of values between commas, semicolons or tabs,
 * whose first line has the names.
 */
final class PastedText {

    private static final int MOST_COLUMNS = 500;
    private static final char[] SEPARATORS = {'\t', ',', ';', '|'};

    /** The list of rows is the document, or the first list in it. */
    private static final String CELLS = """
            with document(list) as (select case json_type(?1)
                when 'array' then ?1
                else (select value from json_each(?1) where type = 'array' limit 1) end)
            select item.key, item.type, cell.key, cell.type, cell.value
            from document, json_each(document.list) as item
            left join json_each(case item.type when 'object' then item.value else '{}' end) as cell""";

    private PastedText() {}

    /**
     * Reads it.
     *
     * @param text what was pasted
     * @param database takes JSON apart
     * @return at least one column; possibly no rows
     * @throws ServerException with status 400 where it cannot be read, with the line or row
     */
    static PastedTable read(String text, Database database) {
        String trimmed = text.strip().replaceFirst("^\\uFEFF", "");
        if (trimmed.isEmpty()) {
            throw wrong("Nothing was pasted.", "Paste a line with the names of the columns, and rows below it.");
        }
        char first = trimmed.charAt(0);
        return first == '[' || first == '{' ? json(trimmed, database) : lines(text.replaceFirst("^\\uFEFF", ""));
    }

    private static PastedTable lines(String text) {
        List<List<String>> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator(text))
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            csv.forEach(line -> lines.add(line.getFields()));
        } catch (CsvParseException malformed) {
            throw wrong("The rows could not be read: " + malformed.getMessage() + ".", "Check the quotation marks.");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        List<String> names = lines.isEmpty() ? List.of() : lines.get(0);
        requireColumns(names.size());
        List<List<SqlValue>> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            rows.add(row(lines.get(i), names.size(), i + 1));
        }
        return PastedTable.guessed(names, rows);
    }

    private static List<SqlValue> row(List<String> values, int columns, int line) {
        if (values.size() > columns) {
            throw wrong(
                    "Row %d has %d values, but there are names for %d columns.".formatted(line, values.size(), columns),
                    "Put quotation marks around values that contain the separator.");
        }
        List<SqlValue> row = new ArrayList<>(columns);
        for (int i = 0; i < columns; i++) {
            row.add(i < values.size() ? SqlValue.of(values.get(i)) : SqlValue.nothing());
        }
        return row;
    }

    /** The one that comes most often in the first line; tabs, as spreadsheets have them, where there is any. */
    private static char separator(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        char best = ',';
        long most = 0;
        for (char separator : SEPARATORS) {
            long count = line.chars().filter(c -> c == separator).count();
            if (count > most) {
                most = count;
                best = separator;
            }
            if (separator == '\t' && count > 0) {
                return separator;
            }
        }
        return best;
    }

    private static PastedTable json(String text, Database database) {
        List<Map<String, SqlValue>> objects = new ArrayList<>();
        try (Rows cells = database.query(Sql.of(CELLS, document(text)))) {
            long current = -1;
            while (cells.next()) {
                if (!cells.text(1).equals("object")) {
                    throw wrong(
                            "Item %d of the JSON is no object.".formatted(cells.integer(0) + 1),
                            "Paste a list of objects, such as [{\"name\": \"Bern\"}, {\"name\": \"Basel\"}].");
                }
                if (cells.integer(0) != current) {
                    current = cells.integer(0);
                    objects.add(new LinkedHashMap<>());
                }
                if (!cells.isNull(2)) {
                    objects.get(objects.size() - 1).put(cells.text(2), value(cells));
                }
            }
        } catch (ServerException refused) {
            if (refused.messages().get(0).contains("malformed JSON")) {
                throw wrong(
                        "The JSON is malformed.", "It began like JSON; check commas, brackets and quotation marks.");
            }
            throw refused;
        }
        List<String> names = objects.stream()
                .flatMap(object -> object.keySet().stream())
                .distinct()
                .toList();
        requireColumns(names.size());
        return PastedTable.guessed(
                names,
                objects.stream()
                        .map(object -> names.stream()
                                .map(name ->
                                        Optional.ofNullable(object.get(name)).orElseGet(SqlValue::nothing))
                                .toList())
                        .toList());
    }

    /** An object on each line is the list of these objects. */
    private static String document(String text) {
        List<String> lines = Arrays.stream(text.split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        boolean oneEach =
                lines.size() > 1 && lines.stream().allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        return oneEach || (lines.size() == 1 && text.startsWith("{") && !text.contains("["))
                ? lines.stream().collect(Collectors.joining(",", "[", "]"))
                : text;
    }

    private static SqlValue value(Rows cells) {
        ValueType type = cells.type(4);
        return switch (cells.text(3)) {
            case "null" -> SqlValue.nothing();
            case "integer", "true", "false" ->
                type == ValueType.INTEGER ? SqlValue.of(cells.integer(4)) : SqlValue.of(cells.text(4));
            case "real" -> SqlValue.of(cells.real(4));
            default -> SqlValue.of(cells.text(4));
        };
    }

    private static void requireColumns(int columns) {
        if (columns == 0) {
            throw wrong("There are no columns.", "Paste a line with the names of the columns, and rows below it.");
        }
        if (columns > MOST_COLUMNS) {
            throw wrong(
                    "There are %d columns; %d are the most that a table can be made of here."
                            .formatted(columns, MOST_COLUMNS),
                    "Leave some out.");
        }
    }

    private static ServerException wrong(String message, String hint) {
        return new ServerException(ErrorCode.BAD_REQUEST, message, hint);
    }
}
