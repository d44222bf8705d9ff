package dev.pergola.core.plan;

import dev.pergola.core.model.TextPlace;
import dev.pergola.core.text.SqlToken;
import dev.pergola.core.text.SqlTokens;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds where in a statement the fault lies that SQLite complains of. SQLite names what it stumbled over and the driver does
 * not hand on where that stands, so it is looked up in the text. Where the same word stands several times, SQLite is asked:
 * its parser reads from left to right, so what ends right behind the first wrong word is refused in the same words, and
 * what ends before is not.
 */
public final class StatementFault {

    private static final Pattern SYNTAX = Pattern.compile("(?s)near \"(.+)\": syntax error");
    private static final Pattern UNKNOWN_TOKEN = Pattern.compile("(?s)unrecognized token: \"(.+)\"");
    private static final Pattern NAME = Pattern.compile(
            "(?s)(?:no such (?:column|table|collation sequence)|ambiguous column name): (\"?)(.+?)\\1(?: - should .*)?");
    private static final Pattern FUNCTION = Pattern.compile(
            "(?s)(?:no such function: |wrong number of arguments to function |misuse of [a-z ]*:? ?)(\\w+)(?:\\(\\))?");
    private static final String INCOMPLETE = "incomplete input";

    /** So many words of the same kind are tried out at most; a person finds the fault among more of them no worse. */
    private static final int MOST_TRIALS = 20;

    private final String sql;
    private final List<SqlToken> tokens;
    private final Function<String, String> complaint;

    private StatementFault(String sql, Function<String, String> complaint) {
        this.sql = sql;
        this.tokens = SqlTokens.of(sql);
        this.complaint = complaint;
    }

    /**
     * Finds the place of a fault.
     *
     * @param sql the statement, as it was written
     * @param message what SQLite says
     * @param complaint what SQLite says about another statement; blank where it has nothing to say
     * @return empty where the message is about no place, or the place is not found
     */
    public static Optional<TextPlace> find(String sql, String message, Function<String, String> complaint) {
        return new StatementFault(sql, complaint).place(message);
    }

    private Optional<TextPlace> place(String message) {
        Matcher syntax = SYNTAX.matcher(message);
        if (syntax.matches()) {
            return refused(syntax.group(1), message);
        }
        Matcher unknown = UNKNOWN_TOKEN.matcher(message);
        if (unknown.matches()) {
            int start = sql.indexOf(unknown.group(1));
            return start < 0
                    ? Optional.empty()
                    : Optional.of(TextPlace.in(sql, start, unknown.group(1).length(), true));
        }
        Matcher function = FUNCTION.matcher(message);
        if (function.matches()) {
            return named(index -> isNamed(index, function.group(1)) && followedBy(index, '('));
        }
        Matcher name = NAME.matcher(message);
        if (name.matches()) {
            return named(index -> isNamed(index, name.group(2)) && !followedBy(index, '('));
        }
        return message.equals(INCOMPLETE) && !tokens.isEmpty()
                ? Optional.of(TextPlace.in(sql, tokens.get(tokens.size() - 1).end(), 0, true))
                : Optional.empty();
    }

    /** The first of equal words behind which the parser has had enough. */
    private Optional<TextPlace> refused(String word, String message) {
        List<SqlToken> equal = tokens.stream()
                .filter(token -> token.text().equals(word)
                        || (token.kind() == SqlToken.Kind.SIGN && sql.startsWith(word, token.start())))
                .limit(MOST_TRIALS)
                .toList();
        for (int number = 1; number <= equal.size(); number++) {
            int start = equal.get(number - 1).start();
            int end = start + word.length();
            boolean last = number == equal.size();
            if (last || complaint.apply(sql.substring(0, end)).equals(message)) {
                return Optional.of(TextPlace.in(sql, start, word.length(), !last || number < MOST_TRIALS));
            }
        }
        return Optional.empty();
    }

    /** The first of those that it can be: names are looked up after the whole statement was read, in an order of their own. */
    private Optional<TextPlace> named(Predicate<Integer> fits) {
        List<Integer> found =
                IntStream.range(0, tokens.size()).boxed().filter(fits).limit(2).toList();
        return found.stream()
                .findFirst()
                .map(tokens::get)
                .map(token -> TextPlace.in(sql, token.start(), token.end() - token.start(), found.size() == 1));
    }

    /** Whether a token is a name, which may be told with what stands before its dot. */
    private boolean isNamed(int index, String name) {
        Optional<String> own = tokens.get(index).name();
        if (own.isEmpty()) {
            return false;
        }
        boolean qualified = index >= 2 && tokens.get(index - 1).is('.');
        String before = qualified ? tokens.get(index - 2).name().orElse("") : "";
        return own.get().equalsIgnoreCase(name) || (before + "." + own.get()).equalsIgnoreCase(name);
    }

    private boolean followedBy(int index, char sign) {
        return index + 1 < tokens.size() && tokens.get(index + 1).is(sign);
    }
}
