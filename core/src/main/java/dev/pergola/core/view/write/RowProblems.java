package dev.pergola.core.view.write;

import dev.pergola.core.model.TableSchema;
import dev.pergola.core.page.RowField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a row was not written, told at the fields where that can be mended.
 *
 * @param ofColumns by the name of the column
 * @param ofRow what concerns no column
 */
record RowProblems(Map<String, List<String>> ofColumns, List<String> ofRow) {

    private static final Pattern NOT_NULL = Pattern.compile("NOT NULL constraint failed: \\S*?\\.(.+?)\\)?$");
    private static final Pattern UNIQUE = Pattern.compile("UNIQUE constraint failed: (.+?)\\)?$");
    private static final Pattern STRICT =
            Pattern.compile("cannot store (\\S+) value in (\\S+) column [^.]*\\.(.+?)\\)?$");

    /** Sorts what was told by columns. */
    static RowProblems of(List<String> messages, TableSchema table) {
        Map<String, List<String>> ofColumns = new LinkedHashMap<>();
        List<String> ofRow = new ArrayList<>();
        for (String message : messages) {
            Map<String, String> found = columnsOf(message, table);
            if (found.isEmpty()) {
                ofRow.add(message);
            }
            found.forEach((column, problem) ->
                    ofColumns.computeIfAbsent(column, name -> new ArrayList<>()).add(problem));
        }
        return new RowProblems(ofColumns, ofRow);
    }

    private static Map<String, String> columnsOf(String message, TableSchema table) {
        Matcher notNull = NOT_NULL.matcher(message);
        if (notNull.find()) {
            return known(List.of(notNull.group(1)), "A value is needed.", table);
        }
        Matcher unique = UNIQUE.matcher(message);
        if (unique.find()) {
            List<String> columns = List.of(unique.group(1).split(", ")).stream()
                    .map(name -> name.substring(name.indexOf('.') + 1))
                    .toList();
            String problem =
                    columns.size() == 1 ? "Another row has this value." : "Another row has these values together.";
            return known(columns, problem, table);
        }
        Matcher strict = STRICT.matcher(message);
        if (strict.find()) {
            return known(
                    List.of(strict.group(3)), "This column takes values of the type " + strict.group(2) + ".", table);
        }
        int colon = message.indexOf(": ");
        return colon < 0
                ? Map.of()
                : known(List.of(message.substring(0, colon)), message.substring(colon + 2) + ".", table);
    }

    private static Map<String, String> known(List<String> columns, String problem, TableSchema table) {
        Map<String, String> found = new LinkedHashMap<>();
        columns.stream()
                .filter(column -> table.column(column).isPresent())
                .forEach(column -> found.put(column, problem));
        return found;
    }

    /** The fields with what is wrong with them. */
    List<RowField> at(List<RowField> fields) {
        return fields.stream()
                .map(field -> new RowField(
                        field.column(),
                        field.type(),
                        field.control(),
                        field.entry(),
                        field.reference(),
                        ofColumns.getOrDefault(field.column().name(), field.problems())))
                .toList();
    }
}
