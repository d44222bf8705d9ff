package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Follows every link of a site of which a part is hidden, and looks for the names of that part on every page. */
class HiddenNamesTest {

    private static final int MOST_PAGES = 400;

    /**
     * The configuration and the schema as a whole are told to everybody who may see the site or the database: so does the
     * original.
     */
    private static final Pattern TOLD_TO_ALL = Pattern.compile("/-/config.*|(?:/data)?/-/schema.*");

    /** Every hidden name contains this word, and nothing else does. */
    private static final String WORD = "zzsecret";

    @RegisterExtension
    private final AskedSite site = new AskedSite(
            """
            databases:
              data:
                allow_sql: false
                tables:
                  zzsecret_wages:
                    allow: {id: ada}
                    label_column: zzsecret_name
                  zzsecret_view:
                    allow: {id: ada}
                  zzsecret_rings:
                    allow: {id: ada}
                queries:
                  zzsecret_query:
                    sql: select * from zzsecret_wages
                    title: zzsecret title
                    allow: {id: ada}
            """,
            "create table zzsecret_wages(id integer primary key, zzsecret_name text)",
            "create view zzsecret_view as select * from zzsecret_wages",
            "create table families(id integer primary key, name text)",
            "create table birds(id integer primary key, name text, family_id integer references families(id))",
            "create table zzsecret_rings(id integer primary key, bird integer references birds(id))",
            "insert into families values(1, 'Troglodytidae')",
            "insert into birds values(1, 'Wren', 1)");

    private final Set<String> seen = new HashSet<>();
    private final Deque<String> next = new ArrayDeque<>();

    private void follow(String path) {
        if (seen.size() < MOST_PAGES
                && path.startsWith("/")
                && !TOLD_TO_ALL.matcher(path).matches()
                && seen.add(path)) {
            next.add(path);
        }
    }

    /** The page itself and its links, wherever they stand: in markup, headers or JSON. */
    private String read(String path) throws IOException {
        Response response = site.ask(Request.get(path));
        String text = AskedSite.text(response) + "\n" + response.headers();
        Matcher links = Pattern.compile(
                        "(?:href|action|src)=\"([^\"#]*)\"|\"[a-z_]*(?:url|path|resource)\":\"([^\"]*)\"")
                .matcher(text);
        while (links.find()) {
            String link = Optional.ofNullable(links.group(1)).orElse(links.group(2));
            follow(link.replace("&amp;", "&").replace("http://localhost", ""));
        }
        return text;
    }

    @Test
    void noPageThatSomebodyUnknownCanReachNamesWhatIsHidden() throws IOException {
        List.of(
                        "/",
                        "/.json",
                        "/data",
                        "/data.json",
                        "/data/birds.json?_extra=foreign_key_tables,all_columns",
                        "/data/birds/1.json?_extra=foreign_key_tables",
                        "/data/zzsecre",
                        "/zzsecre.json",
                        "/-/allowed.json?action=view-table&_size=max",
                        "/-/allowed.json?action=view-query&_size=max",
                        "/-/jump.json?q=zz",
                        "/data/-/queries.json",
                        "/-/queries.json",
                        "/-/openapi.json",
                        "/-/databases.json")
                .forEach(this::follow);
        while (!next.isEmpty()) {
            String path = next.remove();
            String page = read(path);
            assertFalse(page.contains(WORD), () -> path + " names what is hidden:\n" + page);
        }
        assertTrue(seen.contains("/data/birds/1"), "the links were followed: " + seen);
    }
}
