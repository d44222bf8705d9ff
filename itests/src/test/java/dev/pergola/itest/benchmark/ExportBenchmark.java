package dev.pergola.itest.benchmark;

import dev.pergola.itest.harness.CommandResult;
import dev.pergola.itest.harness.LinkChecker;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.SqliteShell;
import dev.pergola.itest.harness.TemporaryFolders;
import java.nio.file.Path;

/** A static copy of many pages, made once, once more, and again after one row has changed. */
public final class ExportBenchmark {

    private static final String PAGES = "10000";

    private ExportBenchmark() {}

    /**
     * Runs the benchmark.
     *
     * @param arguments a database with a table packages, and the number of pages
     */
    public static void main(String[] arguments) {
        Path folder = TemporaryFolders.create("export");
        Path database = folder.resolve("debian.db");
        SqliteShell.copy(Path.of(arguments[0]), database);
        Pergola pergola = Pergola.unpacked();
        pergola.run("install", "export");
        String pages = arguments.length > 1 ? arguments[1] : PAGES;
        Path copy = folder.resolve("copy");
        report("first", pergola, database, copy, pages);
        LinkChecker links = LinkChecker.check(copy);
        System.out.printf(
                "pages %,d, links %,d, broken %,d%n",
                links.pages(), links.links(), links.broken().size());
        links.broken().stream().limit(10).forEach(System.out::println);
        report("nothing changed", pergola, database, copy, pages);
        SqliteShell.query(database, "update packages set description = 'another one' where id = 7 returning id");
        report("one row changed", pergola, database, copy, pages);
    }

    private static void report(String what, Pergola pergola, Path database, Path copy, String pages) {
        long began = System.nanoTime();
        CommandResult result =
                pergola.run("export", database.toString(), "--all", "--max-pages", pages, "--output", copy.toString());
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%s, exit code %d, %.1f s with the start: %s", what, result.exitCode(), seconds, result.out());
    }
}
