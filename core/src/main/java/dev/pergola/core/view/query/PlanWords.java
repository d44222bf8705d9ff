package dev.pergola.core.view.query;

import dev.pergola.core.page.PlanStep.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells in words what SQLite says about a step of a plan. What is not known here is shown as SQLite says it. */
final class PlanWords {

    private record Rule(Pattern detail, Kind kind, String words) {

        static Rule of(String detail, Kind kind, String words) {
            return new Rule(Pattern.compile(detail), kind, words);
        }
    }

    private static final String NAME = "(.+?)(?: EXISTS)?";

    /** The first that fits; {@code $1} in the words is the first group of the detail. */
    private static final List<Rule> RULES = List.of(
            Rule.of("SCAN (?:(\\d+) )?CONSTANT ROWS?", Kind.OTHER, "Makes rows of the values that are written down"),
            Rule.of("SCAN " + NAME + " VIRTUAL TABLE INDEX .*", Kind.SEARCH, "Asks the virtual table $1"),
            Rule.of(
                    "SCAN " + NAME + " USING COVERING INDEX (.+)",
                    Kind.SCAN,
                    "Reads all of the index $2, which has every column that is needed of $1"),
            Rule.of(
                    "SCAN " + NAME + " USING INDEX (.+)",
                    Kind.SCAN,
                    "Reads every row of $1 in the order of the index $2"),
            Rule.of("SCAN " + NAME, Kind.SCAN, "Reads every row of $1"),
            Rule.of(
                    "SEARCH " + NAME + " USING INTEGER PRIMARY KEY \\((.+)\\)",
                    Kind.SEARCH,
                    "Finds rows of $1 by their key, $2"),
            Rule.of(
                    "SEARCH " + NAME + " USING AUTOMATIC (?:PARTIAL )?COVERING INDEX \\((.+)\\)",
                    Kind.SORT,
                    "Makes an index of $1 for this query alone, and finds rows by it: $2"),
            Rule.of(
                    "SEARCH " + NAME + " USING COVERING INDEX (.+?) \\((.+)\\)",
                    Kind.SEARCH,
                    "Finds what is needed of $1 in the index $2 alone, by $3"),
            Rule.of(
                    "SEARCH " + NAME + " USING (?:INDEX (.+?)|PRIMARY KEY) \\((.+)\\)",
                    Kind.SEARCH,
                    "Finds rows of $1 by the index $2, $3"),
            Rule.of(
                    "SEARCH " + NAME + " USING (?:COVERING )?INDEX (.+)",
                    Kind.SEARCH,
                    "Finds rows of $1 by the index $2"),
            Rule.of("SEARCH " + NAME, Kind.SEARCH, "Finds the first or the last row of $1"),
            Rule.of("USE TEMP B-TREE FOR (.*ORDER BY)", Kind.SORT, "Sorts for $1, since no index has that order"),
            Rule.of("USE TEMP B-TREE FOR (.+)", Kind.SORT, "Gathers rows aside for $1"),
            Rule.of("(\\w+(?: ALL)?) USING TEMP B-TREE", Kind.SORT, "$1: gathers rows aside to compare them"),
            Rule.of("BLOOM FILTER ON (.+?) \\((.+)\\)", Kind.OTHER, "Leaves out early what cannot be in $1, by $2"),
            Rule.of("MULTI-INDEX OR", Kind.SEARCH, "Looks in several indexes, one for each side of OR"),
            Rule.of("CORRELATED (?:SCALAR |LIST )?SUBQUERY \\d+", Kind.OTHER, "For each row, runs a query inside"),
            Rule.of("(?:SCALAR |LIST )?SUBQUERY \\d+", Kind.OTHER, "Runs a query inside once"),
            Rule.of("(?:CO-ROUTINE|MATERIALIZE) (.+)", Kind.OTHER, "Makes the rows of $1"),
            Rule.of("COMPOUND QUERY|MERGE \\(.+\\)", Kind.OTHER, "Puts the rows of several queries together"),
            Rule.of("LEFT-MOST SUBQUERY|LEFT", Kind.OTHER, "The first query"),
            Rule.of("UNION ALL|RIGHT", Kind.OTHER, "The next query"),
            Rule.of("RIGHT-JOIN (.+)", Kind.OTHER, "Then the rows of $1 that nothing was found for"),
            Rule.of("SETUP", Kind.OTHER, "Begins with"),
            Rule.of("RECURSIVE STEP", Kind.OTHER, "Then again and again"));

    /** Said of a step, but nothing that a reader looks for. */
    private static final Pattern OUTER = Pattern.compile(" LEFT-JOIN$");

    private PlanWords() {}

    static Kind kind(String detail) {
        String plain = OUTER.matcher(detail).replaceFirst("");
        return RULES.stream()
                .filter(rule -> rule.detail().matcher(plain).matches())
                .findFirst()
                .map(Rule::kind)
                .orElse(Kind.OTHER);
    }

    static String words(String detail) {
        String plain = OUTER.matcher(detail).replaceFirst("");
        for (Rule rule : RULES) {
            Matcher matcher = rule.detail().matcher(plain);
            if (matcher.matches()) {
                return filled(rule.words(), matcher);
            }
        }
        return detail;
    }

    private static String filled(String words, Matcher detail) {
        String filled = words;
        for (int group = 1; group <= detail.groupCount(); group++) {
            String text = detail.group(group);
            filled = filled.replace("$" + group, text == null ? "of its key" : text);
        }
        return filled;
    }
}
