package dev.pergola.plugins.branding;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A colour of sRGB.
 *
 * @param red from 0 to 255
 * @param green from 0 to 255
 * @param blue from 0 to 255
 */
record Colour(int red, int green, int blue) {

    static final Colour WHITE = new Colour(255, 255, 255);
    static final Colour BLACK = new Colour(0, 0, 0);

    /** What the guidelines for accessible content (WCAG 2, level AA) ask of text. */
    static final double READABLE = 4.5;

    private static final Pattern LONG = Pattern.compile("#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})");
    private static final Pattern SHORT = Pattern.compile("#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])");

    /** Parts of a change of colour; each is as good as invisible. */
    private static final int STEPS = 50;

    /** A colour as style sheets have it: {@code #8a1538} or {@code #f80}. */
    static Optional<Colour> parse(String text) {
        Matcher digits = LONG.matcher(text);
        Matcher halves = SHORT.matcher(text);
        if (digits.matches()) {
            return Optional.of(new Colour(part(digits.group(1)), part(digits.group(2)), part(digits.group(3))));
        }
        return halves.matches()
                ? Optional.of(new Colour(
                        part(halves.group(1).repeat(2)),
                        part(halves.group(2).repeat(2)),
                        part(halves.group(3).repeat(2))))
                : Optional.empty();
    }

    private static int part(String hexadecimal) {
        return Integer.parseInt(hexadecimal, 16);
    }

    /** How well one can be read on the other: from 1, not at all, to 21, black on white. */
    double contrastTo(Colour other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int part) {
        double value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    /** The colour nearest to this one that can be read on a ground: darker on light ones, lighter on dark ones. */
    Colour readableOn(Colour ground) {
        Colour end = ground.textOn();
        for (int step = 0; step < STEPS; step++) {
            Colour candidate = mixed(end, step / (double) STEPS);
            if (candidate.contrastTo(ground) >= READABLE) {
                return candidate;
            }
        }
        return end;
    }

    /** Black or white, whichever can be read better on this colour. */
    Colour textOn() {
        return contrastTo(WHITE) >= contrastTo(BLACK) ? WHITE : BLACK;
    }

    /** A mixture with another colour. */
    Colour mixed(Colour other, double share) {
        return new Colour(
                mixed(red, other.red, share), mixed(green, other.green, share), mixed(blue, other.blue, share));
    }

    private static int mixed(int own, int other, double share) {
        return (int) Math.round(own + (other - own) * share);
    }

    @Override
    public String toString() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }
}
