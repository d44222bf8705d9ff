package dev.pergola.itest.benchmark;

import dev.pergola.itest.harness.Load;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps an address busy for some seconds: with {@code wrk} where it is installed, which costs little, else from here. */
final class LoadClient {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern ERRORS = Pattern.compile("Non-2xx or 3xx responses: (\\d+)|Socket errors: (.*)");

    private final boolean wrk = isInstalled();

    /**
     * What a round gave.
     *
     * @param rate requests per second
     * @param trouble answers that were no success, and failures; empty where all was well
     */
    record Round(double rate, String trouble) {}

    String name() {
        return wrk ? "wrk" : "Java";
    }

    Round run(URI address, int connections, int seconds) {
        return wrk ? withWrk(address, connections, seconds) : fromHere(address, connections, seconds);
    }

    private static Round fromHere(URI address, int connections, int seconds) {
        try (Load load = Load.on(address, connections)) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
            Load.Result result = load.stop();
            boolean well = result.failures().isEmpty() && result.answers() == result.answers(200);
            return new Round(
                    result.answers() / result.seconds(), well ? "" : result.statuses() + " " + result.failures());
        }
    }

    private static Round withWrk(URI address, int connections, int seconds) {
        String output = output("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", address.toString());
        Matcher rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new IllegalStateException("wrk said: " + output);
        }
        Matcher errors = ERRORS.matcher(output);
        return new Round(Double.parseDouble(rate.group(1)), errors.find() ? errors.group() : "");
    }

    private static boolean isInstalled() {
        try {
            new ProcessBuilder("wrk", "-v")
                    .redirectErrorStream(true)
                    .start()
                    .getInputStream()
                    .readAllBytes();
            return true;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    private static String output(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
