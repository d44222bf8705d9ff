package dev.pergola.plugins.signpost;

import java.util.Optional;

/**
 * An address that has moved.
 *
 * @param from the old path, without an ending {@code /*}
 * @param to the new address, without an ending {@code /*}
 * @param below whether what is below has moved as well
 */
record Move(String from, String to, boolean below) {

    private static final String BELOW = "/*";

    /**
     * Reads one.
     *
     * @param text the old path and the new address, with blanks between them
     * @return the move
     * @throws IllegalArgumentException where that is not what the text says
     */
    static Move of(String text) {
        String[] words = text.strip().split("\\s+");
        if (words.length != 2 || !words[0].startsWith("/") || !isAddress(words[1])) {
            throw new IllegalArgumentException(
                    "moved: '%s' is no old path and new address. Write such as /old/table /new/table".formatted(text));
        }
        boolean below = words[0].endsWith(BELOW);
        if (below != words[1].endsWith(BELOW)) {
            throw new IllegalArgumentException(
                    "moved: of '%s' only one part ends with /*. Write it at both or at none.".formatted(text));
        }
        return new Move(without(words[0], below), without(words[1], below), below);
    }

    private static String without(String address, boolean below) {
        return below ? address.substring(0, address.length() - BELOW.length()) : address;
    }

    /** A path of this site or an address of another. */
    static boolean isAddress(String text) {
        return (text.startsWith("/") && !text.startsWith("//"))
                || text.startsWith("https://")
                || text.startsWith("http://");
    }

    /**
     * Where a path has gone.
     *
     * @param path as it was asked for, encoded
     * @return the new address; empty where this is another path
     */
    Optional<String> follow(String path) {
        if (path.equals(from)) {
            return Optional.of(to.isEmpty() ? "/" : to);
        }
        return below && path.startsWith(from + "/")
                ? Optional.of(to + path.substring(from.length()))
                : Optional.empty();
    }
}
