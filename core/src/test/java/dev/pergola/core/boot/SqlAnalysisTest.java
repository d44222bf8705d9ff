package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What statements touch is told in full, and what nobody may do is refused, whatever tricks a statement plays. */
class SqlAnalysisTest {

    private static final Pattern ROW = Pattern.compile(
            "\\{\"operation\":\"(\\w+)\",\"database\":\"data\",\"table\":\"([^\"]*)\",\"required_permission\":\"([^\"]*)\","
                    + "\"source\":(null|\"[^\"]*\")");

    @RegisterExtension
    private final AskedSite site = new AskedSite(
            """
            permissions:
              execute-write-sql: {id: [ada, bob]}
              insert-row: {id: [ada, bob]}
              update-row: {id: [ada, bob]}
              delete-row: {id: [ada, bob]}
              create-table: {id: ada}
              create-view: {id: [ada, bob]}
              alter-table: {id: ada}
              drop-table: {id: ada}
              drop-view: {id: ada}
            databases:
              data:
                tables:
                  secret: {allow: {id: ada}}
                  peephole: {allow: {id: ada}}
                  guarded: {permissions: {insert-row: {id: ada}}}
            """,
            "create table dogs(id integer primary key, name text unique, age integer default 3)",
            "create table tickets(id integer primary key autoincrement, dog integer)",
            "create table log(what text, at text)",
            "create table secret(id integer primary key, word text unique)",
            "insert into secret values (1, 'hidden')",
            "create index secret_words on secret(word)",
            "create table guarded(x)",
            "create table watched(x)",
            "create view peephole as select word from secret",
            "create view old_dogs as select name from dogs where age > 9",
            "create view through as select * from old_dogs",
            "create trigger aged after update of age on dogs when new.age > old.age begin"
                    + " insert into log select word, new.name from secret; delete from log where what = old.name; end",
            "create trigger chained after insert on watched begin insert into guarded values (new.x); end",
            "create trigger further after insert on guarded begin update log set at = 'x'; end",
            "create trigger gone instead of delete on old_dogs begin delete from dogs where name = old.name; end",
            "create virtual table words using fts5(word)",
            "create trigger indexed after insert on tickets begin insert into words(word) values ('t'); end");

    private final WritingSite ada = new WritingSite(site, "ada");
    private final WritingSite bob = new WritingSite(site, "bob");

    /** What is told about a statement: {@code operation table} or {@code operation table<source}. */
    private List<String> touched(String sql) throws IOException {
        String answer = analysis(sql);
        assertTrue(answer.contains("\"analysis_error\":null"), answer);
        List<String> touched = new ArrayList<>();
        Matcher row = ROW.matcher(answer);
        while (row.find()) {
            String source =
                    row.group(4).equals("null") ? "" : "<" + row.group(4).replace("\"", "");
            touched.add(row.group(1) + " " + row.group(2) + source);
        }
        return touched;
    }

    private String analysis(String sql) throws IOException {
        return site.read("/data/-/execute-write/analyze?sql=" + URLEncoder.encode(sql, StandardCharsets.UTF_8), "ada");
    }

    private String run(int status, WritingSite who, String sql) throws IOException {
        String text = sql.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return who.post(status, "/data/-/execute-write", "{\"sql\": \"" + text + "\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            insert into dogs(name) values ('a')                       | insert dogs
            insert into dogs(name) values ('a') returning id          | insert dogs, read dogs
            insert into dogs(name) select what from log               | insert dogs, read log
            insert into tickets(dog) values (1)                       | insert tickets, insert words<indexed
            replace into log values (1, 2)                            | insert log
            insert into log(what) select name from dogs where 1 on conflict do nothing | insert log, read dogs
            insert into dogs(id) values (1) on conflict (id) do update set name = excluded.name | insert dogs, read dogs, update dogs
            update log set at = 1                                     | update log
            update log set at = lower(at)                             | read log, update log
            update log set at = 1 where what = 2                      | update log, read log
            update log set at = (select max(name) from dogs)          | read dogs, update log
            update log set at = 1, what = (select 1 from dogs)        | update log, read dogs
            update log set at = d.name from dogs as d                 | update log, read dogs
            delete from log                                           | delete log
            delete from log where at is null                          | delete log, read log
            delete from log where 'what' = '1'                        | delete log
            delete from "LOG" where [What] = 1                        | delete log, read log
            with d as (select name from dogs) insert into log select 1, name from d | insert log, read dogs
            with log as (select 1, 2) insert into log select * from log | insert log
            insert into log select 1, name from through               | insert log, read through, read old_dogs<through, read dogs<old_dogs
            update dogs set age = 1                                   | update dogs, insert log<aged, read secret<aged, delete log<aged, read log<aged, read dogs<aged
            insert into watched values (1)                            | insert watched, insert guarded<chained, read watched<chained, update log<further
            delete from old_dogs                                      | delete old_dogs, read dogs<old_dogs, delete dogs<gone, read dogs<gone, read old_dogs<gone
            create table t(a)                                         | create t
            create table if not exists main.t(a)                      | create t
            create table t as select name from dogs                   | create t, read dogs
            create view v as select name from dogs                    | create v
            create unique index i on log(what)                        | create log, read log
            drop index secret_words                                   | drop secret
            drop table log                                            | drop log
            drop table if exists log                                  | drop log
            drop table tickets                                        | drop tickets
            drop view through                                         | drop through
            alter table log add column x                              | alter log
            alter table log drop column at                            | alter log
            alter table log rename to l                               | alter log, update sqlite_sequence, read sqlite_sequence
            """)
    void everyTableIsTold(String sql, String expected) throws IOException {
        List<String> touched = touched(sql);
        List<String> wanted = List.of(expected.split(", "));
        if (sql.startsWith("update dogs set age")) {
            assertEquals(
                    new TreeSet<>(wanted), new TreeSet<>(touched), "where a trigger sees both rows is its own affair");
        } else {
            assertEquals(wanted, touched);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into log select 1, word from secret",
                "insert into log select 1, word from main.secret",
                "insert into log select 1, word from \"secret\"",
                "insert into log select 1, word from [SECRET]",
                "insert into log select 1, word from `Secret`",
                "insert into log select 1, word from 'secret'",
                "insert into log select 1, word from/**/secret",
                "insert into log select 1, word from \\u000bsecret",
                "insert into log select 1, word from \ufeffsecret",
                "insert into log select 1, word from log, secret",
                "insert into log select 1, 2 from log join secret on 1",
                "insert into log select 1, 2 from (log, secret)",
                "insert into log select 1, 2 from (select * from (values (1)) as a, secret as b)",
                "insert into log select 1, 2 from log as window, secret",
                "insert into log select 1, 2 from log where 1 is distinct from (select word from secret)",
                "insert into log select 1, 2 where (1, 2) in secret",
                "insert into log select 1, 2 where 'x' in (select word from secret)",
                "insert into log select 1, 2 where exists (select 1 from secret where word like 'h%')",
                "insert into log select 1, (select count(*) from secret)",
                "insert into log select 1, max(word) from secret",
                "insert into log values (1, (select word from secret limit 1))",
                "insert into log select 1, 2 union select 1, word from secret",
                "insert into log select 1, 2 order by (select word from secret)",
                "insert into log select 1, 2 limit (select id from secret)",
                "insert into log values (1, 2) returning (select word from secret)",
                "insert into dogs(id) values (1) on conflict(id) do update set name = (select word from secret)",
                "with a as (select word from secret) insert into log select 1, word from a",
                "with recursive a(w) as (select word from secret union all select w from a limit 3) insert into log select 1, w from a",
                "with secret as (select * from main.secret) insert into log select 1, word from secret",
                "update log set at = (select word from secret)",
                "update log set at = word from secret",
                "delete from log where what in (select word from secret)",
                "delete from log where what in secret_or_not or 1 in (select id from secret)",
                "create table t as select * from secret",
                "insert into log select 1, word from peephole",
                "insert into log select 1, 2 where 'x' in peephole",
                "insert into log select 1, p.word from dogs, peephole as p",
                "insert into log select 1, word from (select * from peephole)",
                "with x as (select * from peephole) insert into log select 1, word from x",
                "create view mine as select word from secret",
                "create view mine as select * from peephole",
                "update dogs set age = 10"
            })
    void nobodyReadsWhatHeMayNotSee(String sql) throws IOException {
        String answer = bob.post(
                sql.contains("secret_or_not") ? 400 : 403,
                "/data/-/execute-write",
                "{\"sql\": \"" + sql.replace("\"", "\\\"") + "\"}");
        assertTrue(answer.contains("\"ok\":false"), answer);
        assertFalse(site.read("/data/log.json", "").contains("hidden"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            insert into guarded values (1)            | 403
            insert into watched values (1)            | 403
            insert into secret values (2, 'x')        | 200
            create table t(a)                         | 403
            drop table log                            | 403
            alter table log add column x              | 403
            create index i on log(what)               | 403
            drop view through                         | 403
            create view v as select name from dogs    | 200
            insert into log values (1, 2)             | 200
            """)
    void everyOperationNeedsItsPermission(String sql, int status) throws IOException {
        run(status, bob, sql);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vacuum                                          | 403 | VACUUM is not allowed
            vacuum into '/tmp/stolen.db'                    | 403 | VACUUM is not allowed
            /**/ -- x;                                      | 400 | Could not analyze query
            pragma user_version = 5                         | 403 | pragma pragma
            PRAGMA writable_schema = on                     | 403 | pragma pragma
            attach ':memory:' as x                          | 403 | attach database
            detach x                                        | 403 | detach database
            begin                                           | 403 | begin transaction
            commit                                          | 403 | commit transaction
            end                                             | 403 | commit transaction
            rollback                                        | 403 | rollback transaction
            savepoint a                                     | 403 | savepoint transaction
            release a                                       | 403 | savepoint transaction
            analyze                                         | 403 | analyze table
            reindex                                         | 403 | reindex index
            create trigger t after insert on dogs begin delete from log; end | 403 | create trigger
            create temp trigger t after insert on dogs begin delete from log; end | 403 | create trigger
            create temp table dogs(a)                       | 403 | create trigger
            create table temp.dogs(a)                       | 403 | attached databases
            create virtual table v using fts5(a)            | 403 | create virtual-table
            drop trigger aged                               | 403 | drop trigger
            insert into words values ('x')                  | 403 | virtual tables
            delete from words_data                          | 403 | shadow tables
            insert into sqlite_master values (1,2,3,4,5)    | 400 | may not be modified
            insert into log select name, sql from sqlite_master | 403 | read schema
            insert into log select name, 1 from main.sqlite_schema | 403 | read schema
            insert into log select name, 1 from pragma_table_list | 403 | read pragma_table_list
            insert into log select name, 1 from pragma_table_info('dogs') | 403 | read pragma_table_info
            update sqlite_dbpage set data = x'00'           | 400 | Could not analyze
            insert into log select 1, 2; drop table dogs    | 400 | one statement at a time
            insert into log select 1, 2; ;                  | 200 |
            select 1                                        | 400 | Use /-/query
            with x as (select 1) select * from x            | 400 | Use /-/query
            values (1)                                      | 400 | Use /-/query
            explain delete from dogs                        | 400 | syntax error
            query plan pragma journal_mode = off            | 400 | syntax error
            explain query plan delete from dogs             | 400 | syntax error
            nonsense                                        | 400 | syntax error
            insert into                                     | 400 | incomplete input
            insert into nowhere values (1)                  | 400 | no such table
            insert into log(what) values (nowhere())        | 400 | no such function
            insert into log(what) values (:_actor_id)       | 400 | Magic parameters
            insert into log(what) values (?)                | 400 |
            insert into temp.log values (1, 2)              | 400 | no such table
            insert into other.log values (1, 2)             | 400 | Could not analyze
            """)
    void whatNobodyMayDoIsRefused(String sql, int status, String reason) throws IOException {
        String answer = run(status, ada, sql);
        assertTrue(reason == null || answer.contains(reason), answer);
    }

    @Test
    void rowsComeBack() throws IOException {
        assertEquals(
                "{\"ok\":true,\"message\":\"Query executed, 1 row affected\",\"rowcount\":1,"
                        + "\"rows\":[{\"id\":1,\"name\":\"Rex\"}],\"truncated\":false,\"analysis\":["
                        + "{\"operation\":\"insert\",\"database\":\"data\",\"table\":\"dogs\","
                        + "\"required_permission\":\"insert-row, update-row, delete-row\",\"source\":null},"
                        + "{\"operation\":\"read\",\"database\":\"data\",\"table\":\"dogs\","
                        + "\"required_permission\":\"view-table\",\"source\":null}]}",
                ada.post(200, "/data/-/execute-write", """
                        {"sql": "insert into dogs(name) values (:n) returning id, name", "params": {"n": "Rex"}}"""));
        String many = run(200, ada, """
                insert into log(what) select value from (with recursive k(value) as
                (select 1 union all select value + 1 from k where value < 15) select value from k) returning what""");
        assertTrue(many.contains("\"rowcount\":-1"), many);
        assertTrue(many.contains("\"truncated\":true"), many);
        assertTrue(site.read("/data/log.json?_extra=count", "").contains("\"count\":15"));
    }

    @Test
    void parametersAreFilledIn() throws IOException {
        ada.post(200, "/data/-/execute-write", """
                {"sql": "insert into log values (:a, @b)", "params": {"a": [1]}}""");
        assertTrue(site.read("/data/log.json", "").contains("{\"rowid\":1,\"what\":\"[1]\",\"at\":\"\"}"));
        ada.post(400, "/data/-/execute-write", "{\"sql\": \"delete from log\", \"params\": {\"x\": 1}}");
        ada.post(400, "/data/-/execute-write", "{\"sql\": \"delete from log\", \"more\": 1}");
        ada.post(400, "/data/-/execute-write", "{\"sql\": 1}");
    }

    @Test
    void peopleUseAForm() throws IOException {
        String page = site.read("/data/-/execute-write?sql=insert+into+log+values(:a,2)", "ada");
        assertTrue(page.contains("name=\"_sql_param_a\""), page);
        Response done = ada.form("/data/-/execute-write", "sql=insert+into+log+values(:sql,2)&_sql_param_sql=x");
        assertEquals(200, done.status());
        assertTrue(AskedSite.text(done).contains("Query executed, 1 row affected."));
        assertEquals("DENY", done.headers().first("X-Frame-Options").orElse(""));
        assertTrue(done.headers().first("Content-Security-Policy").orElse("").contains("frame-ancestors 'none'"));
        assertEquals(400, ada.form("/data/-/execute-write", "sql=nonsense").status());
        assertTrue(AskedSite.text(ada.form("/data/-/execute-write", "sql=delete+from+log&_json=1"))
                .startsWith("{\"ok\":true"));
        assertEquals(403, site.ask(Request.get("/data/-/execute-write")).status());
    }

    @Test
    void aTriggerThatComesBetweenIsSeen() throws Exception {
        site.write("create trigger late after delete on log begin insert into guarded values (1); end");
        run(403, bob, "delete from log");
        run(200, ada, "delete from log");
    }
}
