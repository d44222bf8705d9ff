package dev.pergola.plugins.ephemeral;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.Request;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whose request it is, and how often somebody has made a table of late. May be used by any number of threads; remembers the last
 * clients only, so that nobody fills the memory with addresses.
 */
final class Clients {

    private static final int REMEMBERED = 10_000;
    private static final ErrorCode TOO_MANY = new ErrorCode("too-many-requests", 429);
    private static final double MINUTE = Duration.ofMinutes(1).toNanos();

    private final Map<String, Budget> budgets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Budget> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** How many tables somebody could make, at some time. */
    private record Budget(double tables, long nanoseconds) {}

    /**
     * Who sends a request.
     *
     * @param request any
     * @param header in which a proxy tells the address; empty where there is no proxy
     * @return the person where one is known, otherwise the address; empty for requests that came over no network
     */
    static Optional<String> of(Request request, String header) {
        return request.actor().id().map(id -> "id " + id).or(() -> address(request, header));
    }

    /** Of several addresses the last one: it was written by the proxy that is nearest to us. */
    private static Optional<String> address(Request request, String header) {
        Optional<String> told = header.isEmpty()
                ? Optional.empty()
                : request.header(header).map(value -> value.substring(value.lastIndexOf(',') + 1)
                        .strip());
        return told.or(() -> Optional.of(request.remoteAddress()))
                .filter(address -> !address.isEmpty())
                .map(address -> "address " + address);
    }

    /**
     * Takes one table from what a client may make.
     *
     * @throws ServerException with status 429 where nothing is left, with the time until there is
     */
    synchronized void spend(String client, int perMinute, Moment now) {
        Budget before = budgets.getOrDefault(client, new Budget(perMinute, now.nanoseconds()));
        double earned = (now.nanoseconds() - before.nanoseconds()) / MINUTE * perMinute;
        double tables = Math.min(perMinute, before.tables() + earned);
        if (tables < 1) {
            budgets.put(client, new Budget(tables, now.nanoseconds()));
            Duration wait = Duration.ofNanos((long) Math.ceil((1 - tables) / perMinute * MINUTE));
            throw new ServerException(
                            TOO_MANY,
                            "No table was made: you have made " + perMinute
                                    + " within a minute, which is all that you may.",
                            "Try again in " + new TimeLeft(wait).words() + ".")
                    .retryingAfter(wait);
        }
        budgets.put(client, new Budget(tables - 1, now.nanoseconds()));
    }
}
