package dev.pergola.plugins.export;

import java.nio.charset.StandardCharsets;

/** From one file of a static site to another, so that it does not matter where the site is. */
final class RelativePath {

    private RelativePath() {}

    /**
     * The link.
     *
     * @param from the file on which it stands
     * @param to the file to which it leads
     * @return a relative address, encoded
     */
    static String between(String from, String to) {
        String[] here = from.split("/");
        String[] there = to.split("/");
        int common = 0;
        while (common < here.length - 1 && common < there.length - 1 && here[common].equals(there[common])) {
            common++;
        }
        StringBuilder link = new StringBuilder("../".repeat(here.length - 1 - common));
        for (int i = common; i < there.length; i++) {
            link.append(i == common ? "" : "/").append(encoded(there[i]));
        }
        return link.toString();
    }

    /** A name of a file as part of an address. */
    static String encoded(String name) {
        StringBuilder text = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xFF);
            if (c < 128 && (Character.isLetterOrDigit(c) || "-_.~!$*,;@+=".indexOf(c) >= 0)) {
                text.append(c);
            } else {
                text.append(String.format("%%%02X", (int) c));
            }
        }
        return text.toString();
    }
}
