package dev.pergola.core.command;

import java.io.PrintWriter;

/**
 * Where a command prints.
 *
 * @param out standard output
 * @param err standard error
 * @param progress the line of standard error that tells how far it is
 */
public record Console(PrintWriter out, PrintWriter err, ProgressLine progress) {

    /** System property, set by the script that starts the program where standard error is a terminal. */
    private static final String TERMINAL = "pergola.terminal";

    /**
     * A console whose progress is shown where standard error is a terminal.
     *
     * @param out standard output
     * @param err standard error
     * @return the console of a process
     */
    public static Console of(PrintWriter out, PrintWriter err) {
        return new Console(out, err, new ProgressLine(err, Boolean.getBoolean(TERMINAL), System::nanoTime));
    }
}
