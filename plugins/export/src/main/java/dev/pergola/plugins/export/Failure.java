package dev.pergola.plugins.export;

/**
 * An address that could not be exported.
 *
 * @param address what was asked for
 * @param reason why not, such as a status
 * @param from where a link to it stands, or who asked for it
 */
record Failure(String address, String reason, String from) {

    /** In a line. */
    String line() {
        return address + ": " + reason + " (" + from + ")";
    }
}
