package dev.pergola.itest.tutorial;

import java.util.List;

/** One thing that a reader of the tutorial does. */
sealed interface TutorialStep {

    /** Where it stands in the document, counted from 1. */
    int line();

    /**
     * A file that is written.
     *
     * @param line where it stands
     * @param path relative to the directory in which the reader is
     * @param text its whole content
     */
    record WriteFile(int line, String path, String text) implements TutorialStep {}

    /**
     * A command that is typed.
     *
     * @param line where it stands
     * @param text the command, perhaps of several lines
     * @param output what is shown of its output, in this order
     */
    record RunCommand(int line, String text, List<String> output) implements TutorialStep {

        /** Whether it may be repeated until a server has followed. */
        boolean isQuestion() {
            return text.startsWith("curl ");
        }
    }
}
