package dev.pergola.itest.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The browser and its driver, as they are installed on this machine. */
final class Chromium {

    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private Chromium() {}

    static File browser() {
        return find("pergola.browser", BROWSERS);
    }

    static File driver() {
        return find("pergola.browser.driver", List.of("chromedriver"));
    }

    private static File find(String property, List<String> names) {
        String chosen = System.getProperty(property, "");
        if (!chosen.isEmpty()) {
            return new File(chosen);
        }
        Stream<Path> folders =
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
        return folders.flatMap(folder -> names.stream().map(folder::resolve))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toFile)
                .orElseThrow(() -> new AssertionError("These tests need one of " + names
                        + " on the path (Debian: apt-get install chromium chromium-driver), or the system property "
                        + property + "."));
    }
}
