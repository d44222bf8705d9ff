package dev.pergola.plugins.ephemeral;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.Transaction;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses writes that would make more than there may be. A write that makes nothing larger is never refused, also where there
 * is too much already, such as after new settings: what is over its time could not be taken away otherwise.
 */
final class QuotaCheck {

    static final ErrorCode EXCEEDED = new ErrorCode("quota-exceeded", 413);

    /** What SQLite refuses by itself, so that one write cannot take all memory before it is looked at. */
    private static final long PAGES_BEYOND = 2048;

    private static final long PAGE = 4096;

    private final RowQuota rows = new RowQuota();

    /**
     * A write and what it has done.
     *
     * @param before how large the database was
     * @param after how large it is
     * @param arrived what was made
     * @param owner who has made it
     */
    record Write(Measure before, Measure after, Set<String> arrived, Optional<String> owner) {}

    /** The statement that tells SQLite how large the database may become. */
    static String hardLimit(EphemeralSettings.Quotas quotas) {
        long pages = quotas.bytes() == 0 ? 0xfffffffeL : quotas.bytes() / PAGE + PAGES_BEYOND;
        return "pragma max_page_count = " + pages;
    }

    /**
     * Lets a write pass or refuses it.
     *
     * @throws ServerException with what is too much and when there will be room
     */
    void check(Transaction transaction, Write write, Lives lives, EphemeralSettings settings, Moment now) {
        EphemeralSettings.Quotas quotas = settings.quotas();
        if (!write.arrived().isEmpty()) {
            checkTables(write, lives, settings, now);
        }
        if (quotas.bytes() > 0
                && write.after().bytes() > quotas.bytes()
                && write.after().bytes() > write.before().bytes()) {
            throw refusal(
                    "The database %s would hold %,d bytes; it may hold %,d."
                            .formatted(settings.name(), write.after().bytes(), quotas.bytes()),
                    lives,
                    settings,
                    now);
        }
        long changed = write.after().changes() - write.before().changes();
        if (quotas.rows() > 0 && (changed > 0 || !write.arrived().isEmpty())) {
            rows.exceeding(transaction, lives.all(), write.arrived(), changed, quotas.rows())
                    .ifPresent(table -> {
                        throw new ServerException(
                                EXCEEDED,
                                "The table %s would have more than %,d rows, which is all that a table of the database %s may have."
                                        .formatted(table, quotas.rows(), settings.name()),
                                "Nothing was changed. Delete rows that are not needed any more, or use another table.");
                    });
        }
    }

    private static void checkTables(Write write, Lives lives, EphemeralSettings settings, Moment now) {
        EphemeralSettings.Quotas quotas = settings.quotas();
        if (quotas.tables() > 0 && lives.all().size() > quotas.tables()) {
            throw refusal(
                    "The database %s has %,d tables and views already, which is all that it may have."
                            .formatted(settings.name(), quotas.tables()),
                    lives,
                    settings,
                    now);
        }
        long own = write.owner()
                .map(owner -> lives.all().stream()
                        .filter(life -> life.owner().filter(owner::equals).isPresent())
                        .count())
                .orElse(0L);
        if (quotas.tablesPerClient() > 0 && own > quotas.tablesPerClient()) {
            throw refusal(
                    "You have %,d tables and views in the database %s already, which is all that one client may have."
                            .formatted(quotas.tablesPerClient(), settings.name()),
                    lives,
                    settings,
                    now);
        }
    }

    private static ServerException refusal(String message, Lives lives, EphemeralSettings settings, Moment now) {
        Optional<Duration> next = lives.all().stream()
                .filter(life -> life.since().nanoseconds() != now.nanoseconds())
                .map(life -> settings.life().minus(life.since().until(now)))
                .filter(left -> !left.isNegative())
                .min(Duration::compareTo);
        return next.map(left -> new ServerException(
                                EXCEEDED,
                                message,
                                "Nothing was changed. The next table expires in " + new TimeLeft(left).words() + ".")
                        .retryingAfter(left))
                .orElseGet(() -> new ServerException(EXCEEDED, message, "Nothing was changed."));
    }
}
