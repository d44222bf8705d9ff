package dev.pergola.plugins.demo;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The general categories of Unicode that an assigned character can have, with the numbers that Java gives them. */
enum Category {
    UPPERCASE_LETTER(Character.UPPERCASE_LETTER, "Lu", "Uppercase letter"),
    LOWERCASE_LETTER(Character.LOWERCASE_LETTER, "Ll", "Lowercase letter"),
    TITLECASE_LETTER(Character.TITLECASE_LETTER, "Lt", "Titlecase letter"),
    MODIFIER_LETTER(Character.MODIFIER_LETTER, "Lm", "Modifier letter"),
    OTHER_LETTER(Character.OTHER_LETTER, "Lo", "Letter without case"),
    NONSPACING_MARK(Character.NON_SPACING_MARK, "Mn", "Nonspacing mark"),
    SPACING_MARK(Character.COMBINING_SPACING_MARK, "Mc", "Spacing mark"),
    ENCLOSING_MARK(Character.ENCLOSING_MARK, "Me", "Enclosing mark"),
    DECIMAL_DIGIT(Character.DECIMAL_DIGIT_NUMBER, "Nd", "Decimal digit"),
    LETTER_NUMBER(Character.LETTER_NUMBER, "Nl", "Letter used as a number"),
    OTHER_NUMBER(Character.OTHER_NUMBER, "No", "Other number"),
    CONNECTOR_PUNCTUATION(Character.CONNECTOR_PUNCTUATION, "Pc", "Connecting punctuation"),
    DASH_PUNCTUATION(Character.DASH_PUNCTUATION, "Pd", "Dash"),
    OPENING_PUNCTUATION(Character.START_PUNCTUATION, "Ps", "Opening bracket"),
    CLOSING_PUNCTUATION(Character.END_PUNCTUATION, "Pe", "Closing bracket"),
    INITIAL_QUOTE(Character.INITIAL_QUOTE_PUNCTUATION, "Pi", "Opening quotation mark"),
    FINAL_QUOTE(Character.FINAL_QUOTE_PUNCTUATION, "Pf", "Closing quotation mark"),
    OTHER_PUNCTUATION(Character.OTHER_PUNCTUATION, "Po", "Other punctuation"),
    MATH_SYMBOL(Character.MATH_SYMBOL, "Sm", "Mathematical symbol"),
    CURRENCY_SYMBOL(Character.CURRENCY_SYMBOL, "Sc", "Currency symbol"),
    MODIFIER_SYMBOL(Character.MODIFIER_SYMBOL, "Sk", "Modifier symbol"),
    OTHER_SYMBOL(Character.OTHER_SYMBOL, "So", "Other symbol"),
    SPACE_SEPARATOR(Character.SPACE_SEPARATOR, "Zs", "Space"),
    LINE_SEPARATOR(Character.LINE_SEPARATOR, "Zl", "Line separator"),
    PARAGRAPH_SEPARATOR(Character.PARAGRAPH_SEPARATOR, "Zp", "Paragraph separator"),
    CONTROL(Character.CONTROL, "Cc", "Control character"),
    FORMAT(Character.FORMAT, "Cf", "Invisible formatting character");

    private static final Map<Integer, Category> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Category::type, Function.identity()));

    private final byte type;
    private final String code;
    private final String label;

    Category(byte type, String code, String label) {
        this.type = type;
        this.code = code;
        this.label = label;
    }

    /**
     * The category of an assigned character.
     *
     * @throws IllegalArgumentException for other code points
     */
    static Category of(int codePoint) {
        Category category = BY_TYPE.get(Character.getType(codePoint));
        if (category == null) {
            throw new IllegalArgumentException("no assigned character: " + codePoint);
        }
        return category;
    }

    /** The two letters by which the Unicode standard calls it. */
    String code() {
        return code;
    }

    String label() {
        return label;
    }

    /** What the first of the two letters stands for. */
    String group() {
        return switch (code.charAt(0)) {
            case 'L' -> "Letter";
            case 'M' -> "Mark";
            case 'N' -> "Number";
            case 'P' -> "Punctuation";
            case 'S' -> "Symbol";
            case 'Z' -> "Separator";
            default -> "Other";
        };
    }

    boolean isNumber() {
        return code.charAt(0) == 'N';
    }

    private int type() {
        return type;
    }
}
