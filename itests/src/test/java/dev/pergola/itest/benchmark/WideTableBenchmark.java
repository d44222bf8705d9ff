package dev.pergola.itest.benchmark;

import dev.pergola.itest.harness.HttpProbe;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.WideTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of 300 columns and millions of rows: what its first rows cost beside what the {@code sqlite3} shell needs to
 * write the same rows as JSON, and how long requests take that SQLite cannot answer within the time limit.
 */
public final class WideTableBenchmark {

    private static final int WARM_UP = 400;
    private static final int ROUNDS = 5;
    private static final int REPEATS = 20;
    private static final Pattern REAL_TIME = Pattern.compile("Run Time: real ([0-9.]+)");

    /** Statement of the shell by the arguments that ask for the same rows. */
    private static final Map<String, String> PAGES = pages();

    private static final List<String> HEAVY = List.of(
            ".json?_sort=column+299",
            "?_sort_desc=label",
            ".json?label__contains=no+such+label",
            ".json?_extra=count&label__endswith=77777",
            ".json?_facet=label&_facet=column+299",
            "?column+298__contains=zzz",
            ".json?_where=random()%3D0.5");

    private WideTableBenchmark() {}

    /**
     * Runs the benchmark.
     *
     * @param arguments the database file, or {@code make}, the file to make and the number of rows
     */
    public static void main(String[] arguments) {
        if (arguments[0].equals("make")) {
            shell(Path.of(arguments[1]), WideTable.script(Long.parseLong(arguments[2])));
            return;
        }
        Path database = Path.of(arguments[0]);
        try (PergolaProcess server = Pergola.unpacked().serve(database.toString())) {
            String table = "/" + database.getFileName().toString().replaceFirst("\\.db$", "") + "/"
                    + "wide~2Fta~2Eble+~25~7E+~221~22";
            firstRows(server.http(), table, database);
            heavyRequests(server.http(), table);
        }
    }

    private static Map<String, String> pages() {
        String from = " from " + WideTable.quoted(WideTable.NAME);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("", "select *" + from + " order by id limit 101;");
        pages.put("_next=2500000", "select *" + from + " where id > 2500000 order by id limit 101;");
        pages.put("_sort=number", "select *" + from + " order by number, id limit 101;");
        pages.put("_size=1000", "select *" + from + " order by id limit 1001;");
        return pages;
    }

    private static void firstRows(HttpProbe http, String table, Path database) {
        System.out.printf("rows of a table with %d columns; median of %d rounds%n", WideTable.COLUMNS, ROUNDS);
        PAGES.forEach((arguments, statement) -> {
            String json = table + ".json?_ttl=0&" + arguments;
            String html = table + "?_ttl=0&" + arguments;
            repeat(http, json, WARM_UP);
            repeat(http, html, WARM_UP);
            List<Double> shell = new ArrayList<>();
            List<Double> asJson = new ArrayList<>();
            List<Double> asHtml = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                shell.add(shellMilliseconds(database, statement));
                asJson.add(repeat(http, json, REPEATS));
                asHtml.add(repeat(http, html, REPEATS));
            }
            System.out.printf(
                    "%-16s sqlite3 %6.2f ms   JSON %6.2f ms (%.2f times)   HTML %6.2f ms (%.2f times)%n",
                    arguments.isEmpty() ? "first page" : arguments,
                    Median.of(shell),
                    Median.of(asJson),
                    Median.of(asJson) / Median.of(shell),
                    Median.of(asHtml),
                    Median.of(asHtml) / Median.of(shell));
        });
    }

    /** Each request has an argument of its own, so that no answer can be taken from a cache. */
    private static double repeat(HttpProbe http, String path, int times) {
        long begin = System.nanoTime();
        for (int i = 0; i < times; i++) {
            HttpResponse<String> answer = http.get(path + "&_nothing=" + System.nanoTime());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " was answered with " + answer.statusCode());
            }
        }
        return (System.nanoTime() - begin) / 1e6 / times;
    }

    private static void heavyRequests(HttpProbe http, String table) {
        System.out.println("requests that need the whole table (the limit of the server is 1000 ms):");
        for (String arguments : HEAVY) {
            long begin = System.nanoTime();
            HttpResponse<String> answer = http.get(table + arguments);
            System.out.printf(
                    "%-45s status %d after %6.0f ms%n",
                    arguments, answer.statusCode(), (System.nanoTime() - begin) / 1e6);
        }
        String slow = "select count(*) from " + WideTable.quoted(WideTable.NAME) + " where label like '%x%'";
        String path = table.substring(0, table.indexOf('/', 1)) + "/-/query.json?sql="
                + URLEncoder.encode(slow, StandardCharsets.UTF_8);
        long begin = System.nanoTime();
        HttpResponse<String> answer = http.get(path);
        System.out.printf(
                "%-45s status %d after %6.0f ms%n",
                "a query that reads all", answer.statusCode(), (System.nanoTime() - begin) / 1e6);
    }

    /** The shell's own clock, without its start, over repeats in one process. */
    private static double shellMilliseconds(Path database, String statement) {
        String output =
                shell(database, ".mode json\n.timer on\n.output /dev/null\n" + (statement + "\n").repeat(REPEATS));
        Matcher time = REAL_TIME.matcher(output);
        double seconds = 0;
        int runs = 0;
        while (time.find()) {
            seconds += Double.parseDouble(time.group(1));
            runs++;
        }
        return seconds * 1000 / runs;
    }

    private static String shell(Path database, String script) {
        try {
            Path input = Files.createTempFile("pergola-", ".sql");
            Path output = Files.createTempFile("pergola-", ".out");
            try {
                Files.writeString(input, script);
                int status = new ProcessBuilder("sqlite3", database.toString())
                        .redirectInput(input.toFile())
                        .redirectOutput(output.toFile())
                        .redirectErrorStream(true)
                        .start()
                        .waitFor();
                String text = Files.readString(output);
                if (status != 0) {
                    throw new IllegalStateException("sqlite3 ended with " + status + ": " + text);
                }
                return text;
            } finally {
                Files.delete(input);
                Files.delete(output);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("This benchmark needs the program sqlite3.", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for sqlite3", interrupted);
        }
    }
}
