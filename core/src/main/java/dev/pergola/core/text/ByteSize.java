package dev.pergola.core.text;

import java.util.List;
import java.util.Locale;

/** Sizes of files for people: {@code 7 bytes}, {@code 1.2 KB}, {@code 3.4 MB}, in steps of 1024 up to terabytes. */
public final class ByteSize {
    private static final List<String> UNITS = List.of("KB", "MB", "GB", "TB");
    private static final double STEP = 1024;

    private ByteSize() {}

    public static String format(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("A size in bytes cannot be negative: " + bytes);
        }
        if (bytes < STEP) {
            return bytes + (bytes == 1 ? " byte" : " bytes");
        }
        double size = bytes / STEP;
        int unit = 0;
        while (size >= STEP && unit < UNITS.size() - 1) {
            size /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, UNITS.get(unit));
    }
}
