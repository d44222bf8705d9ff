package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.data.Sql;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.db.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

/** However writes and requests fall together, nobody sees less than what was written before he asked. */
class NeverStaleTest {

    private static final int WRITES = 100;
    private static final int READERS = 3;
    private static final Pattern NUMBER = Pattern.compile("\"v\":\\s*(\\d+)|\\[(\\d+)\\]");
    private static final List<String> PAGES = List.of(
            "/data/t.json?_shape=array",
            "/data/t/1.json?_shape=array",
            "/data/v.json?_shape=array",
            "/data/-/query.json?sql=select+max(v)+from+t&_shape=arrayfirst");

    @TempDir
    private Path directory;

    private final CommandLineFixture pergola = new CommandLineFixture();
    private final AtomicLong acknowledged = new AtomicLong();
    private final CountDownLatch readers = new CountDownLatch(READERS);
    private volatile boolean written;

    @AfterEach
    void close() {
        pergola.close();
    }

    private Path file(String mode) throws SQLException {
        Path file = directory.resolve("data.db");
        CommandLineFixture.database(
                file,
                "create table t(id integer primary key, v integer)",
                "insert into t values(1, 0)",
                "create view v as select v from t");
        try (Connection connection = JDBC.createConnection("jdbc:sqlite:" + file, new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode=" + mode);
        }
        return file;
    }

    /** Each reader keeps what it has got and asks whether it is still true. */
    private Void read(Server site) {
        String[] tags = new String[PAGES.size()];
        long[] known = new long[PAGES.size()];
        readers.countDown();
        boolean last;
        do {
            last = written;
            int page = ThreadLocalRandom.current().nextInt(PAGES.size());
            long before = acknowledged.get();
            var request = Request.get(PAGES.get(page));
            if (tags[page] != null) {
                request = request.header("If-None-Match", tags[page]);
            }
            Response answer = site.client().send(request.build());
            if (answer.status() != 304) {
                String text = TestClient.text(answer);
                assertEquals(200, answer.status(), text);
                Matcher number = NUMBER.matcher(text);
                assertTrue(number.find(), text);
                known[page] = Long.parseLong(number.group(1) == null ? number.group(2) : number.group(1));
                tags[page] = answer.headers().first("ETag").orElse("none");
            }
            assertTrue(
                    known[page] >= before,
                    () -> PAGES.get(page) + " shows " + known[page] + ", but " + before + " was written before");
        } while (!last);
        return null;
    }

    private Void write(Server site, Path file) throws Exception {
        readers.await();
        Database data = site.databases().find("data").orElseThrow();
        try (Connection other = JDBC.createConnection("jdbc:sqlite:" + file, new Properties());
                Statement statement = other.createStatement()) {
            statement.execute("pragma busy_timeout=5000");
            for (long number = 1; number <= WRITES; number++) {
                long value = number;
                if (ThreadLocalRandom.current().nextBoolean()) {
                    data.write(transaction -> transaction.execute(Sql.of("update t set v = ?", value)));
                } else {
                    statement.executeUpdate("update t set v = " + value);
                }
                acknowledged.set(value);
            }
        } finally {
            written = true;
        }
        return null;
    }

    private void race(String mode) throws Exception {
        Path file = file(mode);
        try (Server site = pergola.open(file.toString(), "-s", "settings.sql_time_limit_ms", "20000")) {
            ExecutorService threads = Executors.newFixedThreadPool(READERS + 1);
            try {
                List<Callable<Void>> work = new ArrayList<>(List.of(() -> write(site, file)));
                for (int i = 0; i < READERS; i++) {
                    work.add(() -> read(site));
                }
                for (Future<Void> done : threads.invokeAll(work)) {
                    done.get();
                }
            } finally {
                threads.shutdownNow();
            }
            assertEquals(WRITES, acknowledged.get());
        }
    }

    @Test
    void withAWriteAheadLog() throws Exception {
        race("wal");
    }

    @Test
    void withARollbackJournal() throws Exception {
        race("delete");
    }
}
