package dev.pergola.core.plan;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition that a person wrote as SQL, to stand beside others. It is left as it is unless an OR of its own would take
 * in the conditions beside it, or a comment at its end the rest of the statement.
 */
final class WrittenCondition {

    private static final Pattern PART = Pattern.compile(
            "'(?:[^']++|'')*+'|\"(?:[^\"]++|\"\")*+\"|`[^`]*`|\\[[^\\]]*]|--[^\\n]*|/\\*.*?\\*/|\\w+|[()]",
            Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

    private WrittenCondition() {}

    static Condition of(String sql) {
        int depth = 0;
        boolean loose = false;
        boolean commentAtEnd = false;
        Matcher part = PART.matcher(sql);
        while (part.find()) {
            String text = part.group();
            commentAtEnd = text.startsWith("--");
            depth += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
            loose |= depth == 0 && text.equalsIgnoreCase("or");
        }
        String ended = commentAtEnd ? sql + "\n" : sql;
        return new Condition(loose ? "(" + ended + ")" : ended, Map.of(), Optional.empty());
    }
}
