package dev.pergola.itest.harness;

/**
 * What a process left when it ended.
 *
 * @param exitCode 0 for success; 128 + n for an end by signal n
 * @param out all of its standard output
 * @param err all of its standard error
 */
public record CommandResult(int exitCode, String out, String err) {

    /**
     * Standard output and standard error, one after the other.
     *
     * @return everything it said
     */
    public String everything() {
        return out + err;
    }
}
