package dev.pergola.itest.benchmark;

import dev.pergola.itest.harness.Distribution;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A CSV file with ten columns: {@code pergola import}, which finds out types, beside {@code .import} of the {@code sqlite3} shell,
 * which does not. Both are new processes that make a new database each time, and take turns.
 */
public final class ImportBenchmark {

    private static final int ROUNDS = 5;
    private static final int STANDARD_ROWS = 1_000_000;
    private static final String[] WORDS = {
        "amber", "birch", "cedar", "dune", "elm", "fern", "glade", "heath", "iris", "jade", "kelp", "larch", "moss",
        "nook"
    };

    private ImportBenchmark() {}

    /**
     * Runs the benchmark.
     *
     * @param arguments the number of rows, or nothing
     * @throws IOException where the disk cannot be written
     * @throws InterruptedException where somebody ends it
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : STANDARD_ROWS;
        Path folder = Files.createTempDirectory("import-benchmark");
        Path csv = folder.resolve("plants.csv");
        write(csv, rows);
        System.out.printf("%,d rows, %.1f MB; median of %d rounds%n", rows, Files.size(csv) / 1e6, ROUNDS);
        List<Double> shell = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            shell.add(run(folder, "sqlite3", "shell.db", ".mode csv", ".import plants.csv plants"));
            ours.add(run(folder, Distribution.script().toString(), "import", "ours.db", "plants.csv"));
        }
        System.out.printf(
                "sqlite3 .import %.2f s   pergola import %.2f s   %.2f times%n",
                Median.of(shell), Median.of(ours), Median.of(ours) / Median.of(shell));
        for (String name : List.of("plants.csv", "shell.db", "ours.db")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }

    private static void write(Path csv, int rows) throws IOException {
        Random random = new Random(7);
        try (Writer out = Files.newBufferedWriter(csv)) {
            out.write("id,name,height,price,day,note,code,count,flag,place\n");
            for (int i = 1; i <= rows; i++) {
                out.write(String.format(
                        Locale.ROOT,
                        "%d,%s %s,%.2f,%.2f,20%02d-%02d-%02d,\"%s, %s and %s\",%06d,%d,%d,%s%n",
                        i,
                        word(random),
                        word(random),
                        random.nextDouble() * 30,
                        random.nextDouble() * 100,
                        random.nextInt(30),
                        1 + random.nextInt(12),
                        1 + random.nextInt(28),
                        word(random),
                        word(random),
                        word(random),
                        random.nextInt(1_000_000),
                        random.nextInt(100_000),
                        random.nextInt(2),
                        word(random)));
            }
        }
    }

    private static String word(Random random) {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private static double run(Path folder, String... command) throws IOException, InterruptedException {
        Files.deleteIfExists(folder.resolve("shell.db"));
        Files.deleteIfExists(folder.resolve("ours.db"));
        long begin = System.nanoTime();
        int status = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (status != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + status);
        }
        return seconds;
    }
}
