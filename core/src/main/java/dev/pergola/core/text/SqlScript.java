package dev.pergola.core.text;

import java.util.ArrayList;
import java.util.List;

/** Takes a text of several SQL statements apart. */
public final class SqlScript {

    private SqlScript() {}

    /**
     * The statements of a script. A semicolon ends one, but for those inside of a trigger, which ends behind its END.
     *
     * @param script any text
     * @return in order, each without its semicolon; empty where there are none
     */
    public static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        List<SqlToken> current = new ArrayList<>();
        for (SqlToken token : SqlTokens.of(script)) {
            if (token.is(';') && isComplete(current)) {
                add(statements, script, current);
                current.clear();
            } else {
                current.add(token);
            }
        }
        add(statements, script, current);
        return statements;
    }

    /** Every statement in a trigger ends with a semicolon, so that the END of one is told from that of a CASE. */
    private static boolean isComplete(List<SqlToken> statement) {
        int last = statement.size() - 1;
        return !isTrigger(statement)
                || (statement.get(last).is("END") && statement.get(last - 1).is(';'));
    }

    private static boolean isTrigger(List<SqlToken> statement) {
        if (statement.size() < 3 || !statement.get(0).is("CREATE")) {
            return false;
        }
        SqlToken second = statement.get(1);
        return second.is("TRIGGER")
                || ((second.is("TEMP") || second.is("TEMPORARY"))
                        && statement.get(2).is("TRIGGER"));
    }

    private static void add(List<String> statements, String script, List<SqlToken> statement) {
        if (!statement.isEmpty()) {
            statements.add(script.substring(
                    statement.get(0).start(),
                    statement.get(statement.size() - 1).end()));
        }
    }
}
