package dev.pergola.plugins.ephemeral;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Checked settings. Immutable.
 *
 * @param name of the database
 * @param life of a table
 * @param look how often the database is compared with what is known
 * @param quotas how much there may be
 * @param publishing who may make tables of pasted data
 */
record EphemeralSettings(String name, Duration life, Duration look, Quotas quotas, Publishing publishing) {

    private static final String STANDARD_NAME = "ephemeral";
    private static final double STANDARD_LOOK = 2;
    private static final double LONGEST_LIFE = 1e9;
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]*");

    /**
     * How much there may be; 0 for no limit.
     *
     * @param tables tables and views
     * @param tablesPerClient those that one client has made
     * @param rows in each table
     * @param bytes in the whole database
     */
    record Quotas(int tables, int tablesPerClient, long rows, long bytes) {}

    /**
     * Who may make tables of pasted data.
     *
     * @param anonymous whether everybody may
     * @param perMinute how many one client may make
     * @param clientHeader by which a proxy tells the client; empty where there is no proxy
     */
    record Publishing(boolean anonymous, int perMinute, String clientHeader) {}

    /**
     * Checks what was written.
     *
     * @throws IllegalArgumentException with every problem that there is
     */
    static EphemeralSettings of(EphemeralConfiguration written) {
        List<String> problems = new ArrayList<>();
        String name = name(written.name().strip(), written.database().strip(), problems);
        double look = look(written.poll__interval(), written.check__interval(), problems);
        if (!(written.table__ttl() > 0 && written.table__ttl() <= LONGEST_LIFE)) {
            problems.add("table_ttl: " + written.table__ttl() + " is no time to live. Give seconds, such as 300.");
        }
        if (!HEADER.matcher(written.client__header()).matches()) {
            problems.add("client_header: \"" + written.client__header()
                    + "\" is no name of a header. Write one such as X-Forwarded-For.");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "The settings of the plugin ephemeral-tables are wrong and were not applied. "
                            + String.join(" ", problems));
        }
        return new EphemeralSettings(
                name,
                seconds(written.table__ttl()),
                seconds(look),
                new Quotas(
                        written.max__tables(),
                        written.max__tables__per__client(),
                        written.max__rows(),
                        written.max__bytes()),
                new Publishing(written.allow__anonymous(), written.creations__per__minute(), written.client__header()));
    }

    private static String name(String name, String database, List<String> problems) {
        if (!name.isEmpty() && !database.isEmpty() && !name.equals(database)) {
            problems.add("name: it says \"" + name + "\" and database says \"" + database
                    + "\"; both mean the name of the database. Leave one out.");
        }
        return !name.isEmpty() ? name : database.isEmpty() ? STANDARD_NAME : database;
    }

    private static double look(double poll, double check, List<String> problems) {
        double look = poll != 0 ? poll : check;
        if (look == 0) {
            return STANDARD_LOOK;
        }
        if (!(look > 0 && look <= LONGEST_LIFE)) {
            problems.add("poll_interval: " + look + " is no time between looks. Give seconds, such as 2.");
            return STANDARD_LOOK;
        }
        return look;
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
    }
}
