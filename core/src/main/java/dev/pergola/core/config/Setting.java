package dev.pergola.core.config;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One setting of a server: its name in the configuration, its type, what it may be, and what it is when nobody says.
 * The constants here are the whole table; there are no others.
 *
 * @param <T> Boolean, Integer or String
 */
public final class Setting<T> {
    /** Rows on one page of a table. */
    public static final Setting<Integer> DEFAULT_PAGE_SIZE =
            whole("default_page_size", 100, 1, "Rows on one page of a table when the request does not say");

    /** The most rows that one answer holds. */
    public static final Setting<Integer> MAX_RETURNED_ROWS =
            whole("max_returned_rows", 1000, 1, "The most rows that one page of a table or one query returns");

    /** Rows in one insert call. */
    public static final Setting<Integer> MAX_INSERT_ROWS =
            whole("max_insert_rows", 100, 1, "The most rows that one call of the insert API may bring");

    /** Bytes of a request body that is held in memory. */
    public static final Setting<Integer> MAX_POST_BODY_BYTES =
            whole("max_post_body_bytes", 2_097_152, 0, "The most bytes in the body of a POST request; 0 for no limit");

    /** Threads that read. */
    public static final Setting<Integer> NUM_SQL_THREADS =
            whole("num_sql_threads", 3, 0, "Threads that run read queries; 0 runs each query where it was asked for");

    /** Time limit of a query. */
    public static final Setting<Integer> SQL_TIME_LIMIT_MS =
            whole("sql_time_limit_ms", 1000, 1, "Milliseconds after which a query is stopped");

    /** Values in one facet. */
    public static final Setting<Integer> DEFAULT_FACET_SIZE =
            whole("default_facet_size", 30, 1, "Values listed for one facet");

    /** Time limit of a facet. */
    public static final Setting<Integer> FACET_TIME_LIMIT_MS =
            whole("facet_time_limit_ms", 200, 1, "Milliseconds after which the counting of a facet is given up");

    /** Time limit of one facet suggestion. */
    public static final Setting<Integer> FACET_SUGGEST_TIME_LIMIT_MS = whole(
            "facet_suggest_time_limit_ms",
            50,
            1,
            "Milliseconds after which the test whether a column makes a facet is given up");

    /** Whether requests may ask for facets. */
    public static final Setting<Boolean> ALLOW_FACET =
            flag("allow_facet", true, "Whether the address of a page may ask for facets");

    /** Whether database files can be downloaded. */
    public static final Setting<Boolean> ALLOW_DOWNLOAD =
            flag("allow_download", true, "Whether immutable database files can be downloaded");

    /** Whether signed tokens exist. */
    public static final Setting<Boolean> ALLOW_SIGNED_TOKENS =
            flag("allow_signed_tokens", true, "Whether signed API tokens can be made and are accepted");

    /** Whether everybody may run SQL. */
    public static final Setting<Boolean> DEFAULT_ALLOW_SQL =
            flag("default_allow_sql", true, "Whether everybody may run SQL queries of their own");

    /** Longest life of a token. */
    public static final Setting<Integer> MAX_SIGNED_TOKENS_TTL =
            whole("max_signed_tokens_ttl", 0, 0, "The longest life of a signed API token in seconds; 0 for no limit");

    /** Whether facets are suggested. */
    public static final Setting<Boolean> SUGGEST_FACETS =
            flag("suggest_facets", true, "Whether table pages suggest facets");

    /** How long browsers may keep an answer. */
    public static final Setting<Integer> DEFAULT_CACHE_TTL = whole(
            "default_cache_ttl", 5, 0, "Seconds for which browsers may keep the answer of a table; 0 to ask each time");

    /** SQLite page cache. */
    public static final Setting<Integer> CACHE_SIZE_KB =
            whole("cache_size_kb", 0, 0, "Page cache of each SQLite connection in KB; 0 for SQLite's own choice");

    /** Whether all rows can be streamed as CSV. */
    public static final Setting<Boolean> ALLOW_CSV_STREAM =
            flag("allow_csv_stream", true, "Whether all rows of a table or query can be streamed with _stream");

    /** Size limit of CSV. */
    public static final Setting<Integer> MAX_CSV_MB =
            whole("max_csv_mb", 100, 0, "The most megabytes of one CSV answer or stream of rows; 0 for no limit");

    /** Where long cells are cut in pages. */
    public static final Setting<Integer> TRUNCATE_CELLS_HTML =
            whole("truncate_cells_html", 2048, 0, "Characters after which a cell is cut in table pages; 0 for never");

    /** Whether addresses begin with https. */
    public static final Setting<Boolean> FORCE_HTTPS_URLS =
            flag("force_https_urls", false, "Whether generated addresses begin with https whatever the request said");

    /** Whether the data of a page can be seen. */
    public static final Setting<Boolean> TEMPLATE_DEBUG =
            flag("template_debug", false, "Whether _context=1 shows the data that a page is made of");

    /** Whether a request can be traced. */
    public static final Setting<Boolean> TRACE_DEBUG =
            flag("trace_debug", false, "Whether _trace=1 shows the SQL queries behind an answer and their times");

    /** Prefix of all addresses. */
    public static final Setting<String> BASE_URL = new Setting<>(
            "base_url", String.class, "/", 0, "Path before every address, for a server behind a proxy; ends with /");

    private static final List<Setting<?>> ALL = List.of(
            DEFAULT_PAGE_SIZE,
            MAX_RETURNED_ROWS,
            MAX_INSERT_ROWS,
            MAX_POST_BODY_BYTES,
            NUM_SQL_THREADS,
            SQL_TIME_LIMIT_MS,
            DEFAULT_FACET_SIZE,
            FACET_TIME_LIMIT_MS,
            FACET_SUGGEST_TIME_LIMIT_MS,
            ALLOW_FACET,
            ALLOW_DOWNLOAD,
            ALLOW_SIGNED_TOKENS,
            DEFAULT_ALLOW_SQL,
            MAX_SIGNED_TOKENS_TTL,
            SUGGEST_FACETS,
            DEFAULT_CACHE_TTL,
            CACHE_SIZE_KB,
            ALLOW_CSV_STREAM,
            MAX_CSV_MB,
            TRUNCATE_CELLS_HTML,
            FORCE_HTTPS_URLS,
            TEMPLATE_DEBUG,
            TRACE_DEBUG,
            BASE_URL);

    private final String name;
    private final Class<T> type;
    private final T defaultValue;
    private final int minimum;
    private final String help;

    private Setting(String name, Class<T> type, T defaultValue, int minimum, String help) {
        this.name = name;
        this.type = type;
        this.defaultValue = defaultValue;
        this.minimum = minimum;
        this.help = help;
    }

    private static Setting<Integer> whole(String name, int defaultValue, int minimum, String help) {
        return new Setting<>(name, Integer.class, defaultValue, minimum, help);
    }

    private static Setting<Boolean> flag(String name, boolean defaultValue, String help) {
        return new Setting<>(name, Boolean.class, defaultValue, 0, help);
    }

    /** All settings, in the order in which they are documented and shown. */
    public static List<Setting<?>> all() {
        return ALL;
    }

    /** The setting of this exact name, empty when there is none. */
    public static Optional<Setting<?>> named(String name) {
        requireNonNull(name, "name is null");
        return ALL.stream().filter(setting -> setting.name.equals(name)).findFirst();
    }

    /** The name under {@code settings} in a configuration. */
    public String name() {
        return name;
    }

    /** Boolean, Integer or String. */
    public Class<T> type() {
        return type;
    }

    /** The value when the configuration does not say. */
    public T defaultValue() {
        return defaultValue;
    }

    /** The least value of a number; the greatest is that of an int. Nothing for other types. */
    public int minimum() {
        return minimum;
    }

    /** One line for {@code --help-settings} and the manual, without a full stop. */
    public String help() {
        return help;
    }

    @Override
    public String toString() {
        return name;
    }
}
