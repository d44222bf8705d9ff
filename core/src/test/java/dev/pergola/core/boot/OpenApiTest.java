package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Request;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a tool reads out of the description of the API. */
class OpenApiTest {

    private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\":\"#/components/([a-zA-Z]+)/([^\"]+)\"");

    @RegisterExtension
    final AskedSite site = new AskedSite(
            """
            databases:
              data:
                tables:
                  wages: {allow: {id: ada}}
                queries:
                  birds_by_name: {title: Birds, sql: "select * from birds where name = :name and :_now_epoch > 0"}
                  secret_birds: {sql: select 1, allow: {id: ada}}
                  add_bird: {sql: "insert into birds (name) values (:name)", write: true}
            """,
            Stream.concat(
                            Stream.of(
                                    "create table birds (id integer primary key, name text not null, weight real, x)",
                                    "create table \"a/b (c)\" (\"_k\" text primary key, \"p.q|r\" integer) without rowid",
                                    "create table wages (id integer primary key, amount integer)",
                                    "create view names as select name from birds"),
                            IntStream.range(0, 110).mapToObj(number -> "create table more" + number + " (y)"))
                    .toArray(String[]::new));

    private OpenAPI read(String id) throws IOException {
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(site.read("/-/openapi.json", id));
        assertEquals(List.of(), result.getMessages());
        assertNotNull(result.getOpenAPI());
        return result.getOpenAPI();
    }

    private static Parameter parameter(Operation operation, String name) {
        return operation.getParameters().stream()
                .filter(parameter -> name.equals(parameter.getName()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aParserFindsNothingWrongWithIt() throws IOException {
        OpenAPI description = read("");
        assertEquals("3.1.0", description.getOpenapi());
        assertEquals("http://localhost", description.getServers().get(0).getUrl());
        List<String> identifiers = description.getPaths().values().stream()
                .map(path -> path.getGet().getOperationId())
                .toList();
        assertEquals(identifiers.size(), Set.copyOf(identifiers).size());
    }

    @Test
    void everyReferenceLeadsSomewhere() throws IOException {
        String text = site.read("/-/openapi.json", "");
        OpenAPI description = read("");
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            String name = reference.group(2);
            boolean known =
                    switch (reference.group(1)) {
                        case "schemas" ->
                            description.getComponents().getSchemas().containsKey(name);
                        case "parameters" ->
                            description.getComponents().getParameters().containsKey(name);
                        case "responses" ->
                            description.getComponents().getResponses().containsKey(name);
                        default -> false;
                    };
            assertTrue(known, reference.group());
        }
    }

    @Test
    void columnsAreTypedArguments() throws IOException {
        Operation birds = read("").getPaths().get("/data/birds.json").getGet();
        assertEquals("Rows of the table birds", birds.getSummary());
        assertEquals(Set.of("integer"), parameter(birds, "id").getSchema().getTypes());
        assertEquals(Set.of("number"), parameter(birds, "weight").getSchema().getTypes());
        String pattern =
                parameter(birds, "filters").getSchema().getPropertyNames().getPattern();
        assertTrue("name__contains".matches(pattern), pattern);
        assertFalse("nope__contains".matches(pattern), pattern);
    }

    @Test
    void awkwardNamesAreEncodedInPathsAndEscapedInPatterns() throws IOException {
        Operation odd = read("").getPaths().get("/data/a~2Fb+~28c~29.json").getGet();
        parameter(odd, "_k__exact");
        String pattern =
                parameter(odd, "filters").getSchema().getPropertyNames().getPattern();
        assertTrue("p.q|r__gt".matches(pattern), pattern);
        assertFalse("pxq__gt".matches(pattern), pattern);
    }

    @Test
    void rowsHaveAShape() throws IOException {
        OpenAPI description = read("");
        String shape = description.getComponents().getSchemas().keySet().stream()
                .filter(name -> name.endsWith(".birds"))
                .findFirst()
                .orElseThrow();
        Schema<?> row = description.getComponents().getSchemas().get(shape);
        Schema<?> called = row.getProperties().get("name");
        Schema<?> weight = row.getProperties().get("weight");
        assertEquals(Set.of("string"), called.getTypes());
        assertEquals(Set.of("number", "null"), weight.getTypes());
        assertEquals(Set.of("number", "null"), row.getProperties().get("weight").getTypes());
    }

    @Test
    void storedQueriesHaveTheirParameters() throws IOException {
        OpenAPI description = read("");
        Operation query = description.getPaths().get("/data/birds_by_name.json").getGet();
        parameter(query, "name");
        assertTrue(query.getParameters().stream().noneMatch(parameter -> "_now_epoch".equals(parameter.getName())));
        assertFalse(description.getPaths().containsKey("/data/add_bird.json"));
    }

    @Test
    void nobodyReadsOfWhatHeMayNotSee() throws IOException {
        String text = site.read("/-/openapi.json", "");
        assertFalse(text.contains("wages"), "a hidden table is named");
        assertFalse(text.contains("secret_birds"), "a hidden query is named");
        OpenAPI description = read("ada");
        assertTrue(description.getPaths().containsKey("/data/secret_birds.json"));
    }

    @Test
    void aLargeSiteIsDescribedInPart() throws IOException {
        OpenAPI description = read("");
        assertTrue(
                description
                        .getInfo()
                        .getDescription()
                        .contains("13 more tables and queries are not described one by one"),
                description.getInfo().getDescription());
        assertTrue(description.getPaths().containsKey("/{database}/{table}.json"));
    }

    @Test
    void everyDescribedAddressOfATableAnswers() throws IOException {
        read("").getPaths().forEach((path, item) -> {
            if (item.getGet().getSummary().startsWith("Rows of") || path.equals("/data/birds_by_name.json")) {
                assertEquals(200, site.ask(Request.get(path)).status(), path);
            }
        });
    }
}
