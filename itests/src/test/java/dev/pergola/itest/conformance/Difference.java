package dev.pergola.itest.conformance;

/**
 * The first thing in which an answer is not what was recorded.
 *
 * @param place where in the answer
 * @param expected what was recorded there
 * @param actual what is there
 */
record Difference(String place, Object expected, Object actual) {

    private static final int LONGEST = 400;

    @Override
    public String toString() {
        return place + "\n  recorded: " + shorten(expected) + "\n  answered: " + shorten(actual);
    }

    private static String shorten(Object value) {
        String text = String.valueOf(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "... (" + text.length() + " characters)";
    }
}
