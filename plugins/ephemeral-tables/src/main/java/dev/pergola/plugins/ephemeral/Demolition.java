package dev.pergola.plugins.ephemeral;

import dev.pergola.api.ServerException;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes tables away with all that is nothing without them: indexes and triggers of a table, which SQLite drops by itself, views
 * and full-text tables that read it, and triggers of other tables that name it. For one transaction.
 *
 * <p>What would be left behind is not only useless: SQLite refuses to rename any other table while a view or a trigger names one
 * that is gone.
 */
final class Demolition {

    private static final String DEPENDANTS = """
            select type, name, tbl_name, coalesce(sql, '') from sqlite_schema
            where type in ('view', 'trigger') or (type = 'table' and rootpage = 0)""";

    private static final Pattern MISSING = Pattern.compile("no such table: (?:main\\.)?(.*)", Pattern.DOTALL);
    private static final Pattern CONTENT = Pattern.compile(
            "\\bcontent\\s*=\\s*(?:\"((?:[^\"]|\"\")*)\"|'((?:[^']|'')*)'|\\[([^\\]]*)\\]|`([^`]*)`|([^\\s,)]+))",
            Pattern.CASE_INSENSITIVE);

    private final Transaction transaction;
    private final List<Dependant> dependants = new ArrayList<>();
    private final Set<String> gone = new HashSet<>();

    /** Something that may need a table. */
    private record Dependant(String type, String name, String table, String definition) {

        boolean isFullTextOf(String content) {
            Matcher matcher = CONTENT.matcher(definition);
            while (type.equals("table") && matcher.find()) {
                for (int group = 1; group <= matcher.groupCount(); group++) {
                    if (matcher.group(group) != null
                            && unescaped(matcher.group(group)).equalsIgnoreCase(content)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private static String unescaped(String name) {
            return name.replace("\"\"", "\"").replace("''", "'");
        }

        boolean mentions(String other) {
            String text = definition.toLowerCase(Locale.ROOT);
            String word = Pattern.quote(other.toLowerCase(Locale.ROOT));
            String quoted = Pattern.quote(Shape.quoted(other.toLowerCase(Locale.ROOT)));
            return Pattern.compile("(?<![\\p{L}\\p{N}_$])" + word + "(?![\\p{L}\\p{N}_$])")
                            .matcher(text)
                            .find()
                    || Pattern.compile(quoted).matcher(text).find();
        }
    }

    Demolition(Transaction transaction) {
        this.transaction = transaction;
        try (Rows rows = transaction.query(Sql.of(DEPENDANTS))) {
            while (rows.next()) {
                dependants.add(new Dependant(rows.text(0), rows.text(1), rows.text(2), rows.text(3)));
            }
        }
    }

    /** Takes one away. */
    void remove(Shape shape) {
        List<Dependant> indexes = dependants.stream()
                .filter(dependant -> dependant.isFullTextOf(shape.name()))
                .toList();
        indexes.forEach(index -> drop("table", index.name()));
        drop(shape.kind().word(), shape.name());
        boolean more = true;
        while (more) {
            List<Dependant> broken = dependants.stream().filter(this::isBroken).toList();
            broken.forEach(dependant -> drop(dependant.type(), dependant.name()));
            more = !broken.isEmpty();
        }
    }

    private void drop(String type, String name) {
        transaction.execute(Sql.of("drop " + type + " if exists " + Shape.quoted(name)));
        dependants.removeIf(dependant -> dependant.name().equals(name)
                || (dependant.type().equals("trigger") && dependant.table().equalsIgnoreCase(name)));
        if (!type.equals("trigger")) {
            gone.add(name.toLowerCase(Locale.ROOT));
        }
    }

    private boolean isBroken(Dependant dependant) {
        return switch (dependant.type()) {
            case "view" ->
                missing(dependant.name())
                        .filter(name -> gone.contains(name.toLowerCase(Locale.ROOT)))
                        .isPresent();
            case "trigger" -> gone.stream().anyMatch(dependant::mentions);
            default -> false;
        };
    }

    /** The table that SQLite does not find when it looks at a view. */
    private Optional<String> missing(String view) {
        try (Rows rows = transaction.query(Sql.of("select 1 from " + Shape.quoted(view) + " limit 0"))) {
            rows.next();
            return Optional.empty();
        } catch (ServerException refused) {
            return refused.messages().stream()
                    .map(MISSING::matcher)
                    .filter(Matcher::find)
                    .map(matcher -> matcher.group(1))
                    .findFirst();
        }
    }
}
