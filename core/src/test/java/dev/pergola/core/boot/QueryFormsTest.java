package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Queries are kept, changed and deleted on pages. */
class QueryFormsTest {

    @RegisterExtension
    private final AskedSite site = new AskedSite("""
            permissions:
              store-query: {id: [ada, bob]}
            databases:
              data:
                queries: {fixed: select 1}
            """, "create table dogs(id integer primary key, name text)");

    private final WritingSite ada = new WritingSite(site, "ada");

    private static void assertContains(String part, String text) {
        assertTrue(text.contains(part), () -> "expected <" + part + "> in:\n" + text);
    }

    private int status(String path, String id) {
        var request = Request.get(path);
        return site.ask(id.isEmpty() ? request : site.as(id, request)).status();
    }

    private void keep() {
        Response saved = ada.form(
                "/data/-/queries/store",
                "name=all-dogs&title=All+dogs&description=&sql=select+*+from+dogs&is_private=no");
        assertEquals(302, saved.status());
        assertEquals("/data/all-dogs", saved.headers().first("Location").orElse(""));
    }

    @Test
    void aQueryIsKeptFromThePageOnWhichItWasWritten() throws IOException {
        String page = site.read("/data/-/query?sql=select+name+from+dogs", "ada");
        assertContains("/data/-/queries/store?sql=select+name+from+dogs", page);
        String form = site.read("/data/-/queries/store?sql=select+name+from+dogs", "ada");
        assertContains(">select name from dogs</textarea>", form);
        assertContains("action=\"/data/-/queries/store\"", form);
        keep();
        assertContains("All dogs", site.read("/data/all-dogs", "bob"));
    }

    @Test
    void aQueryIsChangedByItsOwner() throws IOException {
        keep();
        assertContains("/data/all-dogs/-/edit", site.read("/data/all-dogs", "ada"));
        assertContains("value=\"All dogs\"", site.read("/data/all-dogs/-/edit", "ada"));
        Response changed =
                ada.form("/data/all-dogs/-/edit", "title=Some&description=x&sql=select+name+from+dogs&is_private=yes");
        assertEquals("/data/all-dogs", changed.headers().first("Location").orElse(""));
        assertContains("Some", site.read("/data/all-dogs", "ada"));
        assertEquals(403, status("/data/all-dogs", "bob"), "it is private now");
        Response refused = ada.form("/data/all-dogs/-/edit", "title=Some&sql=select+nonsense+from");
        assertEquals(400, refused.status());
        assertContains("select nonsense from</textarea>", AskedSite.text(refused));
    }

    @Test
    void aQueryIsDeletedAfterAQuestion() throws IOException {
        keep();
        assertContains("Delete the query All dogs?", site.read("/data/all-dogs/-/delete", "ada"));
        assertEquals(302, ada.form("/data/all-dogs/-/delete", "").status());
        assertEquals(404, status("/data/all-dogs", "ada"));
    }

    @Test
    void whoMayNotIsOfferedNothingAndRefused() throws IOException {
        keep();
        String page = site.read("/data/all-dogs", "bob");
        assertFalse(page.contains("/-/edit"), page);
        assertFalse(page.contains("/-/delete"), page);
        assertEquals(403, status("/data/all-dogs/-/edit", "bob"));
        assertEquals(403, status("/data/all-dogs/-/delete", "bob"));
        assertEquals(403, status("/data/-/queries/store", ""));
        assertFalse(site.read("/data/-/query?sql=select+1", "").contains("/-/queries/store"));
        assertEquals(403, status("/data/fixed/-/edit", "ada"));
        assertEquals(404, status("/data/nothing/-/edit", "ada"));
    }
}
