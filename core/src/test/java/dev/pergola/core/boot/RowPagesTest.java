package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows are added, changed and deleted on pages, by people without a script. */
class RowPagesTest {

    private static final String CONFIGURATION = """
            permissions:
              insert-row: {id: [ada, bob]}
              update-row: {id: ada}
              delete-row: {id: ada}
            databases:
              data:
                tables:
                  people: {column_types: {email: email, page: url, more: json}}
                  secret: {allow: {id: carol}}
            """;

    @RegisterExtension
    private final AskedSite site = new AskedSite(
            CONFIGURATION,
            "create table beds(id integer primary key, name text)",
            "insert into beds values (1, 'North & east'), (2, 'South')",
            "create table dogs(id integer primary key, name text not null, age integer default 3, tag text unique,"
                    + " bed integer references beds(id), story text, born date, good boolean, photo blob, x)",
            "insert into dogs values (1, 'Rex', 4, null, 1, 'a' || char(10) || 'b', '2020-02-03', 1, x'0102', 5)",
            "create table notes(text, stars integer)",
            "insert into notes values ('t', 1)",
            "create table people(email text primary key, page text, more text)",
            "create table loose(id integer primary key, a, b integer, c real, d text)",
            "insert into loose values (1, 5, 'odd', 1.0, 'x' || char(13, 10) || 'y')",
            "create table secret(id integer primary key)",
            "insert into secret values (1)",
            "create table \"o\"\"dd]\"(\"<b>\" text)",
            "create view names as select name from dogs");

    private final WritingSite ada = new WritingSite(site, "ada");

    private String page(String path) throws IOException {
        return site.read(path, "ada");
    }

    private static void assertContains(String part, String text) {
        assertTrue(text.contains(part), () -> "expected <" + part + "> in:\n" + text);
    }

    private String rows(String table) throws IOException {
        return page("/data/" + table + ".json?_shape=arrays").replaceAll("^.*\"rows\":(.*),\"next\":null.*$", "$1");
    }

    private String sent(int status, String path, String fields) throws IOException {
        Response response = ada.form(path, fields);
        String text = AskedSite.text(response);
        assertEquals(status, response.status(), text);
        return text;
    }

    private String asJson(int status, String path, String fields) throws IOException {
        Response response = site.ask(site.as(
                "ada",
                Request.get(path)
                        .method("POST")
                        .header("Accept", "application/json")
                        .body("application/x-www-form-urlencoded", fields.getBytes(StandardCharsets.UTF_8))));
        String text = AskedSite.text(response);
        assertEquals(status, response.status(), text);
        return text;
    }

    @Test
    void whatCanBeDoneIsOfferedToThoseWhoMay() throws IOException {
        assertContains("/data/dogs/-/new", page("/data/dogs"));
        assertContains("data-writing=\"delete-row insert-row update-row\"", page("/data/dogs"));
        assertContains("/data/dogs/1/-/edit", page("/data/dogs/1"));
        assertContains("/data/dogs/1/-/remove", page("/data/dogs/1"));
        assertContains("row-forms.js", page("/data/dogs"));

        String ofBob = site.read("/data/dogs/1", "bob");
        assertFalse(ofBob.contains("/-/edit"), ofBob);
        assertFalse(ofBob.contains("/-/remove"), ofBob);
        assertContains("data-writing=\"insert-row\"", ofBob);
        for (String path : new String[] {"/data/dogs", "/data/dogs/1", "/data"}) {
            String ofNobody = site.read(path, "");
            assertFalse(ofNobody.contains("/-/new"), ofNobody);
            assertFalse(ofNobody.contains("writing"), ofNobody);
            assertFalse(ofNobody.contains("row-forms.js"), ofNobody);
        }
        assertFalse(page("/data/names").contains("/-/new"));
    }

    @ParameterizedTest
    @CsvSource({
        "/data/dogs/-/new,       '',  403",
        "/data/dogs/-/new,       bob, 200",
        "/data/dogs/1/-/edit,    bob, 403",
        "/data/dogs/1/-/remove,  bob, 403",
        "/data/dogs/1/-/edit,    ada, 200",
        "/data/dogs/9/-/edit,    ada, 404",
        "/data/dogs/9/-/remove,  ada, 404",
        "'/data/dogs/1,2/-/edit', ada, 400",
        "/data/secret/-/new,     ada, 403",
        "/data/secret/9/-/edit,  ada, 403",
        "/data/names/-/new,      ada, 404",
        "/data/nope/-/new,       ada, 404",
        "/nope/dogs/-/new,       ada, 404"
    })
    void whoMayNotIsRefused(String path, String id, int status) {
        var request = Request.get(path);
        Response response = site.ask(id.isEmpty() ? request : site.as(id, request));
        assertEquals(status, response.status());
        if (status == 200) {
            assertEquals("DENY", response.headers().first("X-Frame-Options").orElse(""));
        }
    }

    @Test
    void eachColumnHasTheControlThatFits() throws IOException {
        String form = page("/data/dogs/1/-/edit");
        assertContains("name=\"value:name\" type=\"text\" value=\"Rex\"", form);
        assertContains("name=\"value:age\" type=\"text\" inputmode=\"decimal\" value=\"4\"", form);
        assertContains("<textarea id=\"field-5\" name=\"value:story\"", form);
        assertContains("name=\"value:born\" type=\"date\" value=\"2020-02-03\"", form);
        assertContains("<option value=\"1\" selected>Yes (1)</option>", form);
        assertContains("data-search=\"/data/beds/-/autocomplete\"", form);
        assertContains(": North &amp; east", form);
        assertContains(">2 bytes</p>", form);
        assertFalse(form.contains("value:photo"), form);
        assertFalse(form.contains("value:id"), "the key of a row that is there is not changed here");
        assertFalse(form.contains("\"as:name\""), "NOT NULL leaves no choice");

        String newRow = page("/data/dogs/-/new");
        assertContains("<option value=\"default\" selected>Automatic</option>", newRow);
        assertContains("<option value=\"default\" selected>Default: 3</option>", newRow);
        String typed = page("/data/people/-/new");
        assertContains("type=\"email\"", typed);
        assertContains("type=\"url\"", typed);
        assertContains("data-column-type=\"json\"", typed);
    }

    @Test
    void aNewRowTakesWhatIsFilledInAndDefaultsForTheRest() throws IOException {
        Response response = ada.form(
                "/data/dogs/-/new",
                "value:name=Ace&value:age=&as:age=default&came:age=default"
                        + "&value:tag=&as:tag=null&came:tag=null&value:story=&as:story=value&came:story=null&value:x=1.5");
        assertEquals(302, response.status());
        assertEquals("/data/dogs/2", response.headers().first("Location").orElse(""));
        assertContains("[2,\"Ace\",3,null,null,\"\",null,null,null,1.5]", rows("dogs"));
    }

    @Test
    void whoeverTypesMeansWhatHeTypes() throws IOException {
        sent(
                302,
                "/data/dogs/-/new",
                "value:name=Ace&value:age=7&as:age=default&came:age=default"
                        + "&value:tag=t&as:tag=null&came:tag=null&value:id=12&as:id=default&came:id=default");
        assertContains("[12,\"Ace\",7,\"t\",", rows("dogs"));
    }

    @Test
    void onlyWhatWasChangedIsWritten() throws IOException {
        sent(
                302,
                "/data/loose/1/-/edit",
                "value:a=5&was:a=5&came:a=value&as:a=value"
                        + "&value:b=odd&was:b=odd&came:b=value&as:b=value&value:c=1.0&was:c=1.0&came:c=value&as:c=value"
                        + "&value:d=x%0D%0Ay&was:d=x%0D%0Ay&came:d=value&as:d=value");
        assertEquals("[[1,5,\"odd\",1.0,\"x\\r\\ny\"]]", rows("loose"));
        sent(302, "/data/loose/1/-/edit", "value:a=6&was:a=5&value:d=z%0D%0Ay&was:d=x%0D%0Ay");
        assertEquals("[[1,6,\"odd\",1.0,\"z\\ny\"]]", rows("loose"));
    }

    @Test
    void aValueCanBeTakenAway() throws IOException {
        sent(
                302,
                "/data/dogs/1/-/edit",
                "value:story=a&was:story=a&came:story=value&as:story=null"
                        + "&value:age=&was:age=4&came:age=value&as:age=value");
        assertContains("[1,\"Rex\",null,null,1,null,\"2020-02-03\"", rows("dogs"));
    }

    @Test
    void theNextPageSaysWhatWasDone() throws IOException {
        Response response = ada.form("/data/dogs/1/-/edit", "value:name=Max&was:name=Rex");
        assertEquals("/data/dogs/1", response.headers().first("Location").orElse(""));
        String cookie = response.headers().first("Set-Cookie").orElse("").replaceFirst(";.*", "");
        assertContains(
                "Updated row 1</p>",
                AskedSite.text(site.ask(Request.get("/data/dogs/1").header("Cookie", cookie))));
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndWhatWasTypedStays() throws IOException {
        String refused = sent(400, "/data/dogs/-/new", "value:name=Ace&value:age=old&as:age=value&came:age=default");
        assertContains("<p>This is not a number.</p>", refused);
        assertContains("value=\"old\"", refused);
        assertContains("value=\"Ace\"", refused);
        assertContains("The row was not saved.", refused);
        assertContains("\"columns\":{\"tag\":[\"Another row has this value.\"]}", twice());
        assertContains(
                "\"columns\":{\"email\":[\"Invalid email address.\"],\"more\":[\"Invalid JSON.\"]}",
                asJson(400, "/data/people/-/new", "value:email=x&value:more=%7B"));
        assertContains(
                "\"columns\":{\"name\":[\"A value is needed.\"]}", asJson(400, "/data/dogs/-/new", "value:tag=only"));
    }

    private String twice() throws IOException {
        sent(302, "/data/dogs/-/new", "value:name=Ace&value:tag=t");
        return asJson(400, "/data/dogs/-/new", "value:name=Ace&value:tag=t");
    }

    @Test
    void aTableWithoutAKeyTellsTheNumberOfItsNewRow() throws IOException {
        assertEquals(
                "{\"ok\":true,\"row\":\"2\",\"message\":\"Inserted row 2\"}",
                asJson(201, "/data/notes/-/new", "value:text=n"));
        sent(302, "/data/notes/2/-/edit", "value:stars=5");
        assertContains("[2,\"n\",5]", rows("notes"));
    }

    @Test
    void aRowIsDeletedAfterAQuestion() throws IOException {
        assertContains("Delete row 1 of dogs?", page("/data/dogs/1/-/remove"));
        assertContains("Rex", page("/data/dogs"));
        Response response = ada.form("/data/dogs/1/-/remove", "");
        assertEquals("/data/dogs", response.headers().first("Location").orElse(""));
        assertEquals("[]", rows("dogs"));
    }

    @Test
    void anotherSiteCannotSendAForm() throws IOException {
        Response response = site.ask(site.as(
                "ada",
                Request.get("/data/dogs/1/-/remove")
                        .method("POST")
                        .header("Origin", "https://evil.example")
                        .header("Sec-Fetch-Site", "cross-site")
                        .body("application/x-www-form-urlencoded", new byte[0])));
        assertEquals(403, response.status());
        assertContains("Rex", rows("dogs"));
    }

    @Test
    void namesAreNeverMarkup() throws IOException {
        String form = page("/data/o~22dd~5D/-/new");
        assertFalse(form.contains("<b>"), form);
        assertContains("name=\"value:&lt;b&gt;\"", form);
        sent(302, "/data/o~22dd~5D/-/new", "value:%3Cb%3E=%3Ci%3E");
        assertContains("<i>", rows("o~22dd~5D"));
    }
}
