package dev.pergola.plugins.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    private static String name(String address, String type) {
        return FileName.of(Address.of(address), type);
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html, index.html",
        "/.json, application/json, index.json",
        "/fixtures, text/html; charset=utf-8, fixtures.html",
        "/fixtures.json, application/json, fixtures.json",
        "/fixtures/tags.csv, text/plain, fixtures/tags.csv",
        "/fixtures/facetable/1.json, application/json, fixtures/facetable/1.json",
        "/fixtures/, text/html, fixtures/index.html",
        "/db/table~2Fwith~2Fslashes~2Ecsv, text/html, db/table~2Fwith~2Fslashes~2Ecsv.html",
        "/-/static/app.css?_hash=b40eae, text/css, -/static/app.b40eae.css",
        "/-/picture, image/png, -/picture.png",
        "/-/what, application/x-unknown, -/what.html"
    })
    void plainPathsHaveTheNameThatOneExpects(String address, String type, String expected) {
        assertEquals(expected, name(address, type));
    }

    @Test
    void argumentsBecomeAStableName() {
        String name = name("/db/t?_next=100", "text/html");
        assertTrue(name.matches("db/t~q_next-100-[0-9a-f]{8}\\.html"), name);
        assertEquals(name, name("/db/t?_next=100", "text/html"));
        assertNotEquals(name, name("/db/t?_next-100", "text/html"));
        assertTrue(name("/db/t?_sort=a.b", "text/html").endsWith(".html"));
        assertTrue(name("/db/t.json?x=/a", "application/json").matches("db/t~qx-a-[0-9a-f]{8}\\.json"));
    }

    @Test
    void aPageThatLooksLikeDataIsAPage() {
        assertEquals("db/t.json.html", name("/db/t.json", "text/html"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/db/con", "/db/aux.json", "/db/a:b", "/db/a*b", "/db/dot./x", "/nul/x"})
    void whatSomeFileSystemsRefuseIsWrittenOtherwise(String address) {
        String name = name(address, "text/html");
        assertFalse(name.matches(".*[<>:\"|?*\\\\].*"), name);
        assertFalse(name.matches("(?i)(.*/)?(con|aux|nul)([./].*|$)"), name);
        assertFalse(name.matches(".*[. ](/.*|$)"), name);
    }

    @Test
    void veryLongNamesAreCutAndStayDifferent() {
        String one = name("/db/" + "x".repeat(400) + "1", "text/html");
        String other = name("/db/" + "x".repeat(400) + "2", "text/html");
        assertNotEquals(one, other);
        assertTrue(one.length() < 200 && one.endsWith(".html"), one);
    }

    @Test
    void upperAndLowerCaseAreDifferentFilesEverywhere() {
        FileNames names = new FileNames();
        String one = names.of(Address.of("/db/Towns"), "text/html");
        String other = names.of(Address.of("/db/towns"), "text/html");
        assertEquals("db/Towns.html", one);
        assertFalse(one.equalsIgnoreCase(other), other);
        assertEquals(one, names.of(Address.of("/db/Towns"), "text/html"));
    }

    @ParameterizedTest
    @CsvSource({
        "index.html, db/t.html, db/t.html",
        "db/t.html, index.html, ../index.html",
        "db/t.html, db/t/1.html, t/1.html",
        "db/t/1.html, db/t/1.html, 1.html",
        "a/b/c.html, a/x/c.html, ../x/c.html",
        "index.html, a%20b.html, a%2520b.html",
        "index.html, 'a b#c.html', a%20b%23c.html"
    })
    void linksAreRelativeAndEncoded(String from, String to, String expected) {
        assertEquals(expected, RelativePath.between(from, to));
    }
}
