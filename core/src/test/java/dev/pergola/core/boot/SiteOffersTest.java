package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.Attributes;
import dev.pergola.api.Resource;
import dev.pergola.api.data.AssignedType;
import dev.pergola.api.data.ColumnPlace;
import dev.pergola.api.data.StoredQuery;
import dev.pergola.api.data.StoredQuery.Origin;
import dev.pergola.api.data.StoredQuery.Source;
import dev.pergola.api.hook.page.Message;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.routing.RouteTable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What plugins say about data, and what pages make of it at once. */
class SiteOffersTest {

    private static final ColumnPlace LINK = new ColumnPlace("data", "plant", "link");

    @RegisterExtension
    final AskedSite site = new AskedSite(
            """
            databases: {data: {queries: {tall: {sql: select 1 as one, title: Tall}}}}
            """,
            "create table plant(name text, link text)",
            "insert into plant values ('fern', 'https://example.com/')");

    private SiteOffers offers() {
        return site.server().offers();
    }

    private String page(String path) throws IOException {
        return AskedSite.text(site.ask(Request.get(path)));
    }

    @Test
    void descriptionsOfEverythingShowAtOnce() throws IOException {
        assertEquals(Map.of(), offers().metadata().of(Resource.server()));
        offers().metadata().set(Resource.server(), "title", "The garden");
        offers().metadata().set(Resource.database("data"), "description", "Beds and pots");
        offers().metadata().set(Resource.inDatabase("data", "plant"), "description", "What grows");
        offers().metadata().set(LINK, "description", "Where to read on");
        offers().metadata().set(LINK, "unit", "none");
        assertTrue(page("/").contains("The garden"));
        assertTrue(page("/data").contains("Beds and pots"));
        assertTrue(page("/data/plant").contains("What grows"));
        assertTrue(page("/data/plant").contains("Where to read on"));
        assertEquals(Map.of("title", "The garden"), offers().metadata().of(Resource.server()));
        assertEquals(
                Map.of("description", "Where to read on", "unit", "none"),
                offers().metadata().of(LINK));

        offers().metadata().set(Resource.server(), "title", "The other garden");
        offers().metadata().remove(Resource.inDatabase("data", "plant"), "description");
        offers().metadata().remove(Resource.inDatabase("data", "plant"), "never said");
        offers().metadata().remove(LINK, "unit");
        assertTrue(page("/").contains("The other garden"));
        assertFalse(page("/data/plant").contains("What grows"));
        assertEquals(Map.of(), offers().metadata().of(Resource.inDatabase("data", "plant")));
        assertEquals(
                Map.of("description", "Where to read on"), offers().metadata().of(LINK));
        assertThrows(IllegalArgumentException.class, () -> offers().metadata().set(Resource.server(), " ", "x"));
    }

    @Test
    void columnsGetTypesAndLoseThem() throws IOException {
        AssignedType url = new AssignedType("url", Attributes.of("rel", "me"));
        offers().types().set(LINK, url);
        offers().types().set(new ColumnPlace("data", "plant", "name"), AssignedType.of("unheard-of"));
        assertEquals(
                Map.of("link", url, "name", AssignedType.of("unheard-of")),
                offers().types().of("data", "plant"));
        String types = page("/data/plant.json?_extra=column_types");
        assertTrue(types.contains("\"url\"") && !types.contains("unheard-of"), types);
        offers().types().remove(LINK);
        assertFalse(page("/data/plant.json?_extra=column_types").contains("\"url\""));
        assertEquals(Map.of(), offers().types().of("data", "nowhere"));
    }

    @Test
    void queriesAreStoredChangedFoundAndForgotten() throws IOException {
        StoredQuery small = StoredQuery.of("data", "small", "select name as small from plant")
                .titled("Small ones");
        offers().queries().put(small);
        assertEquals(Optional.of(small), offers().queries().find("data", "small"));
        assertTrue(page("/data/small").contains("Small ones"));
        assertTrue(page("/data/small.json").contains("fern"));
        assertEquals(
                List.of("small", "tall"),
                offers().queries().of("data").stream().map(StoredQuery::name).toList());

        StoredQuery tall = offers().queries().find("data", "tall").orElseThrow();
        assertEquals(Source.CONFIGURATION, tall.origin().source());
        offers().queries().put(tall.withSql("select 2 as two"));
        assertTrue(page("/data/tall.json").contains("two"));
        offers().queries().put(small.keptAs(new Origin(Source.USER, Optional.of("ada"), false, true, false)));
        assertEquals(403, site.ask(Request.get("/data/small")).status());
        assertEquals(200, site.ask(site.as("ada", Request.get("/data/small"))).status());

        offers().queries().remove("data", "small");
        offers().queries().remove("data", "small");
        assertEquals(404, site.ask(Request.get("/data/small")).status());
        assertEquals(1, offers().queries().all().size());
        assertThrows(IllegalArgumentException.class, () -> StoredQuery.of("data", " ", "select 1"));
        assertThrows(IllegalArgumentException.class, () -> StoredQuery.of("data", "x", " "));
    }

    @Test
    void aMessageIsShownOnTheNextPageEachTimeThatItIsSaid() throws IOException {
        site.plug(
                RouteTable.POINT,
                (RouteHook) context -> {
                    offers().messages().showNext(context.request(), Message.info("It has rained"));
                    return Response.text("done");
                },
                Map.of(RouteHook.PATTERN, "/-/rain", RouteHook.REPEATABLE, true));
        for (int i = 0; i < 3; i++) {
            String cookie = site.ask(Request.get("/-/rain"))
                    .headers()
                    .first("Set-Cookie")
                    .orElseThrow();
            String next = AskedSite.text(
                    site.ask(Request.get("/").header("Cookie", cookie.substring(0, cookie.indexOf(';')))));
            assertTrue(next.contains("It has rained"), next);
        }
    }
}
