package dev.pergola.plugins.demo;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a character behaves in text that runs both ways, with the numbers that Java gives to the classes of Unicode. */
enum Direction {
    LEFT_TO_RIGHT(Character.DIRECTIONALITY_LEFT_TO_RIGHT, "L", "Left to right"),
    RIGHT_TO_LEFT(Character.DIRECTIONALITY_RIGHT_TO_LEFT, "R", "Right to left"),
    ARABIC_LETTER(Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC, "AL", "Right to left, Arabic letter"),
    EUROPEAN_NUMBER(Character.DIRECTIONALITY_EUROPEAN_NUMBER, "EN", "European number"),
    EUROPEAN_SEPARATOR(Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR, "ES", "European number separator"),
    EUROPEAN_TERMINATOR(Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR, "ET", "European number terminator"),
    ARABIC_NUMBER(Character.DIRECTIONALITY_ARABIC_NUMBER, "AN", "Arabic number"),
    COMMON_SEPARATOR(Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR, "CS", "Common number separator"),
    NONSPACING_MARK(Character.DIRECTIONALITY_NONSPACING_MARK, "NSM", "Nonspacing mark"),
    BOUNDARY_NEUTRAL(Character.DIRECTIONALITY_BOUNDARY_NEUTRAL, "BN", "Boundary neutral"),
    PARAGRAPH_SEPARATOR(Character.DIRECTIONALITY_PARAGRAPH_SEPARATOR, "B", "Paragraph separator"),
    SEGMENT_SEPARATOR(Character.DIRECTIONALITY_SEGMENT_SEPARATOR, "S", "Segment separator"),
    WHITESPACE(Character.DIRECTIONALITY_WHITESPACE, "WS", "White space"),
    OTHER_NEUTRAL(Character.DIRECTIONALITY_OTHER_NEUTRALS, "ON", "Other neutral"),
    LEFT_EMBEDDING(Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING, "LRE", "Begin embedded left to right"),
    LEFT_OVERRIDE(Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE, "LRO", "Begin forced left to right"),
    RIGHT_EMBEDDING(Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING, "RLE", "Begin embedded right to left"),
    RIGHT_OVERRIDE(Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE, "RLO", "Begin forced right to left"),
    POP_FORMAT(Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT, "PDF", "End of embedded or forced direction"),
    LEFT_ISOLATE(Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE, "LRI", "Begin isolated left to right"),
    RIGHT_ISOLATE(Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE, "RLI", "Begin isolated right to left"),
    FIRST_STRONG_ISOLATE(Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE, "FSI", "Begin isolated by first letter"),
    POP_ISOLATE(Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE, "PDI", "End of isolated direction");

    private static final Map<Integer, Direction> BY_NUMBER =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Direction::number, Function.identity()));

    private final byte number;
    private final String code;
    private final String label;

    Direction(byte number, String code, String label) {
        this.number = number;
        this.code = code;
        this.label = label;
    }

    /**
     * The direction of an assigned character.
     *
     * @throws IllegalArgumentException for other code points
     */
    static Direction of(int codePoint) {
        Direction direction = BY_NUMBER.get((int) Character.getDirectionality(codePoint));
        if (direction == null) {
            throw new IllegalArgumentException("no assigned character: " + codePoint);
        }
        return direction;
    }

    /** The letters by which the Unicode standard calls it. */
    String code() {
        return code;
    }

    String label() {
        return label;
    }

    private int number() {
        return number;
    }
}
