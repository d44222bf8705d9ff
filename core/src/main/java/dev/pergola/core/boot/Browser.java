package dev.pergola.core.boot;

import dev.pergola.core.db.Database;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.text.SiteUrls;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the site to the person who has started it: the switch {@code --open}. */
final class Browser {

    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);

    private Browser() {}

    /**
     * Where a person would go first.
     *
     * @param databases of the site
     * @param urls of the site
     * @return the only table of the only database, the only database, or the front page
     */
    static String firstPage(List<Database> databases, SiteUrls urls) {
        if (databases.size() != 1) {
            return urls.index();
        }
        Database only = databases.get(0);
        List<TableSchema> tables =
                only.schema().tables().stream().filter(table -> !table.hidden()).toList();
        return tables.size() == 1 ? urls.table(only.route(), tables.get(0).name()) : urls.database(only.route());
    }

    /** Opens an address in the browser of the person; a machine without one goes on all the same. */
    static void open(URI address) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        boolean windows = system.startsWith("windows");
        List<String> command = windows
                ? List.of("rundll32", "url.dll,FileProtocolHandler", address.toString())
                : List.of(system.contains("mac") ? "open" : "xdg-open", address.toString());
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(ProcessBuilder.Redirect.from(new File(windows ? "NUL" : "/dev/null")))
                    .start();
        } catch (IOException none) {
            LOG.warn("No browser was opened: {}", none.getMessage());
        }
    }
}
