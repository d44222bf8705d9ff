package dev.pergola.core.text;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Set;

/**
 * Names of tables and columns as they are written in SQL.
 *
 * <p>There is no other way from a name to SQL: text that goes through here cannot end its identifier early. Whether the
 * name exists is not known here.
 */
public final class SqlIdentifier {
    /**
     * Words of SQLite that cannot or should not stand bare. The list is the one that clients of the original see in
     * generated SQL, so newer words that SQLite accepts as names ({@code over}, {@code window}) are left out on purpose;
     * {@code nothing} and {@code returning} are in because SQLite does not accept those.
     */
    private static final Set<String> KEYWORDS = Set.of("""
        abort action add after all alter analyze and as asc attach autoincrement before begin between by cascade
        case cast check collate column commit conflict constraint create cross current_date current_time
        current_timestamp database default deferrable deferred delete desc detach distinct drop each else end escape
        except exclusive exists explain fail for foreign from full glob group having if ignore immediate in index
        indexed initially inner insert instead intersect into is isnull join key left like limit match natural no
        not nothing notnull null of offset on or order outer plan pragma primary query raise recursive references
        regexp reindex release rename replace restrict returning right rollback row savepoint select set table temp
        temporary then to transaction trigger union unique update using vacuum values view virtual when where with
        without
        """.split("\\s+"));

    private SqlIdentifier() {}

    /** The name bare when SQLite reads it as a plain identifier, else in double quotes: for SQL that people read. */
    public static String quote(String name) {
        requireNonNull(name, "name is null");
        return isPlain(name) && !KEYWORDS.contains(name.toLowerCase(Locale.ROOT)) ? name : quoteAlways(name);
    }

    /** The name in double quotes whatever it is. */
    public static String quoteAlways(String name) {
        requireNonNull(name, "name is null");
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static boolean isPlain(String name) {
        if (name.isEmpty() || isDigit(name.charAt(0))) {
            return false;
        }
        for (int at = 0; at < name.length(); at++) {
            if (!isLetter(name.charAt(at)) && !isDigit(name.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(int character) {
        return character == '_' || ((character | 0x20) >= 'a' && (character | 0x20) <= 'z');
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
