package dev.pergola.core.boot;

import dev.pergola.core.importing.LoadedTable;
import dev.pergola.core.text.NumberGrouping;
import java.io.PrintWriter;
import java.util.List;

/**
 * Says what an import has done.
 *
 * @param out for what was done
 * @param err for what was left out
 */
record ImportReport(PrintWriter out, PrintWriter err) {

    void print(List<LoadedTable> tables, boolean dryRun) {
        for (LoadedTable table : tables) {
            out.println(sentence(table));
            table.firstBad().forEach(bad -> err.println("Left out: " + bad));
            if (table.bad() > table.firstBad().size()) {
                err.println("Left out: "
                        + NumberGrouping.format(table.bad() - table.firstBad().size()) + " more.");
            }
            if (dryRun) {
                out.println();
                out.println(table.definition());
                out.println();
                table.sample().forEach(row -> out.println(String.join(" | ", row)));
                out.println();
            }
        }
        if (dryRun) {
            out.println("Nothing was changed.");
        }
    }

    private static String sentence(LoadedTable table) {
        StringBuilder sentence = new StringBuilder(table.name())
                .append(": ")
                .append(number(table.written(), "row"))
                .append(table.created() ? " in a new table" : " written");
        if (table.rows() > table.written()) {
            sentence.append(", ")
                    .append(NumberGrouping.format(table.rows() - table.written()))
                    .append(" left as they were");
        }
        if (table.bad() > 0) {
            sentence.append(", ").append(number(table.bad(), "bad row")).append(" left out");
        }
        return sentence.append('.').toString();
    }

    private static String number(long count, String word) {
        return NumberGrouping.format(count) + " " + word + (count == 1 ? "" : "s");
    }
}
