package dev.pergola.core.plan;

import dev.pergola.core.model.Value;
import dev.pergola.core.text.SqlIdentifier;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The operators of column filters, as a table: the word in the address, the SQL, the words for people.
 *
 * <p>In the SQL {@code {c}} stands for the column in quotation marks, {@code {b}} for the column in them where it needs
 * them, {@code {t}} for the table and {@code {p}} for the parameters; in the words {@code {c}} for the column, {@code {v}}
 * for the value as it is, {@code {q}} for the value in quotation marks and {@code {j}} for a list of values.
 */
public enum FilterOperator {
    /** Equal. */
    EXACT("exact", "=", "{c} = {p}", "{c} = {q}"),
    /** Not equal. */
    NOT("not", "!=", "{c} != {p}", "{c} != {q}"),
    /** Has the text somewhere. */
    CONTAINS("contains", "contains", "{c} like {p}", "{c} contains {q}"),
    /** Has the text nowhere. */
    NOT_CONTAINS("notcontains", "does not contain", "{c} not like {p}", "{c} does not contain {q}"),
    /** Ends with the text. */
    ENDS_WITH("endswith", "ends with", "{c} like {p}", "{c} ends with {q}"),
    /** Begins with the text. */
    STARTS_WITH("startswith", "starts with", "{c} like {p}", "{c} starts with {q}"),
    /** Greater. */
    GREATER("gt", ">", "{c} > {p}", "{c} > {v}"),
    /** Greater or equal. */
    GREATER_OR_EQUAL("gte", "≥", "{c} >= {p}", "{c} ≥ {v}"),
    /** Less. */
    LESS("lt", "<", "{c} < {p}", "{c} < {v}"),
    /** Less or equal. */
    LESS_OR_EQUAL("lte", "≤", "{c} <= {p}", "{c} ≤ {v}"),
    /** Fits a pattern with percent signs and underscores. */
    LIKE("like", "like", "{c} like {p}", "{c} like {q}"),
    /** Does not fit such a pattern. */
    NOT_LIKE("notlike", "not like", "{c} not like {p}", "{c} not like {q}"),
    /** Fits a pattern with asterisks and question marks. */
    GLOB("glob", "glob", "{c} glob {p}", "{c} glob {q}"),
    /** Is one of a list. */
    IN("in", "in", "{b} in ({p})", "{c} in {j}"),
    /** Is none of a list. */
    NOT_IN("notin", "not in", "{b} not in ({p})", "{c} not in {j}"),
    /** Is a JSON array that has the value. */
    ARRAY_CONTAINS(
            "arraycontains", "array contains", "{p} in (select value from json_each({t}.{c}))", "{c} contains {q}"),
    /** Is a JSON array that does not have the value. */
    ARRAY_NOT_CONTAINS(
            "arraynotcontains",
            "array does not contain",
            "{p} not in (select value from json_each({t}.{c}))",
            "{c} does not contain {q}"),
    /** Is a date and time on a day. */
    DATE("date", "date", "date({c}) = {p}", "\"{c}\" is on date {v}"),
    /** Is NULL. */
    IS_NULL("isnull", "is null", "{c} is null", "{c} is null"),
    /** Is not NULL. */
    NOT_NULL("notnull", "is not null", "{c} is not null", "{c} is not null"),
    /** Is NULL or an empty text. */
    IS_BLANK("isblank", "is blank", "({c} is null or {c} = \"\")", "{c} is blank"),
    /** Is neither NULL nor an empty text. */
    NOT_BLANK("notblank", "is not blank", "({c} is not null and {c} != \"\")", "{c} is not blank");

    private static final Pattern MARK = Pattern.compile("\\{([a-z])}");

    private final String word;
    private final String label;
    private final String sql;
    private final String sentence;

    FilterOperator(String word, String label, String sql, String sentence) {
        this.word = word;
        this.label = label;
        this.sql = sql;
        this.sentence = sentence;
    }

    /**
     * Finds an operator.
     *
     * @param word as it stands in addresses behind two underscores
     * @return empty where there is no such operator
     */
    public static Optional<FilterOperator> of(String word) {
        return Arrays.stream(values())
                .filter(operator -> operator.word.equals(word))
                .findFirst();
    }

    /**
     * The word in addresses.
     *
     * @return lower case letters
     */
    public String word() {
        return word;
    }

    /**
     * The words in forms.
     *
     * @return short
     */
    public String label() {
        return label;
    }

    /**
     * Whether the operator compares with nothing.
     *
     * @return true where a value is ignored
     */
    public boolean unary() {
        return this == IS_NULL || this == NOT_NULL || this == IS_BLANK || this == NOT_BLANK;
    }

    Condition condition(ColumnFilter filter, String table, ParameterNumbers numbers) {
        List<Value> operands = operands(filter.value());
        Map<String, Value> parameters = new LinkedHashMap<>();
        operands.forEach(operand -> parameters.put(numbers.next(), operand));
        String names = parameters.keySet().stream().map(name -> ":" + name).collect(Collectors.joining(", "));
        String text = fill(
                sql,
                Map.of(
                        "c", SqlIdentifier.quoteAlways(filter.column()),
                        "b", SqlIdentifier.quote(filter.column()),
                        "t", SqlIdentifier.quoteAlways(table),
                        "p", names));
        return new Condition(text, parameters, Optional.of(describe(filter)));
    }

    private String describe(ColumnFilter filter) {
        boolean number = (this == EXACT || this == NOT) && isDigits(filter.value());
        return fill(
                sentence,
                Map.of(
                        "c",
                        filter.column(),
                        "v",
                        filter.value(),
                        "q",
                        number ? filter.value() : '"' + filter.value() + '"',
                        "j",
                        several() ? ValueList.parse(filter.value()).asJson() : ""));
    }

    /** In one pass, so that a name or value that looks like a mark stays what it is. */
    private static String fill(String template, Map<String, String> marks) {
        return MARK.matcher(template)
                .replaceAll(mark -> Matcher.quoteReplacement(marks.getOrDefault(mark.group(1), "")));
    }

    private boolean several() {
        return this == IN || this == NOT_IN;
    }

    private List<Value> operands(String value) {
        if (unary()) {
            return List.of();
        }
        return several() ? ValueList.parse(value).values() : List.of(operand(value));
    }

    private Value operand(String value) {
        return switch (this) {
            case CONTAINS, NOT_CONTAINS -> Value.of("%" + value + "%");
            case ENDS_WITH -> Value.of("%" + value);
            case STARTS_WITH -> Value.of(value + "%");
            case GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL -> numberOrText(value);
            default -> Value.of(value);
        };
    }

    private static Value numberOrText(String value) {
        try {
            return isDigits(value) ? Value.of(Long.parseLong(value)) : Value.of(value);
        } catch (NumberFormatException beyondSixtyFourBits) {
            // Digits of any script: a double is read from ASCII alone.
            return Value.of(new BigDecimal(value).doubleValue());
        }
    }

    private static boolean isDigits(String value) {
        return !value.isEmpty() && value.chars().allMatch(Character::isDigit);
    }
}
