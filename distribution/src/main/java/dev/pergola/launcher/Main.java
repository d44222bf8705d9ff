package dev.pergola.launcher;

import java.util.Arrays;

/** The entry of the process. */
public final class Main {

    private Main() {}

    /**
     * Runs one command line and ends the process with its exit code.
     *
     * @param arguments as typed, without the name of the program
     */
    public static void main(String[] arguments) {
        if (Arrays.equals(arguments, new String[] {"--version"})) {
            System.out.println(Product.NAME + ", version " + Product.VERSION);
            return;
        }
        System.exit(new Launch(arguments).run());
    }
}
