package dev.pergola.core.view.schema;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.JsonPage;
import dev.pergola.core.page.PageFrame;
import dev.pergola.core.page.SchemaPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.problem.KnownProblems;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers with the SQL that makes all databases, one database or one table. */
public final class SchemaView implements RouteHook {

    /** Whose schema is shown. */
    public enum Subject {
        /** Every database. */
        EVERYTHING("/-/schema[.{format}]"),
        /** One database. */
        DATABASE("/{database}/-/schema[.{format}]"),
        /** One table or view. */
        TABLE("/{database}/{table}/-/schema[.{format}]");

        private final String pattern;

        Subject(String pattern) {
            this.pattern = pattern;
        }

        /** Where it is shown. */
        public String pattern() {
            return pattern;
        }
    }

    private static final String JSON = "json";
    private static final String MARKDOWN = "md";

    private final SiteContext site;
    private final Subject subject;

    /**
     * Makes the view.
     *
     * @param site the site
     * @param subject whose schema is shown
     */
    public SchemaView(SiteContext site, Subject subject) {
        this.site = requireNonNull(site, "site is null");
        this.subject = requireNonNull(subject, "subject is null");
    }

    @Override
    public Response handle(RouteContext context) {
        String format = format(context);
        try {
            return answer(context, format, found(context));
        } catch (ServerException problem) {
            // Clients of the original get a text here, whatever they ask for but JSON.
            if (problem.code().equals(ErrorCode.NOT_FOUND) && !format.equals(JSON)) {
                return Response.text(String.join("\n", problem.messages())).withStatus(404);
            }
            throw problem;
        }
    }

    private String format(RouteContext context) {
        Optional<String> ending = context.optionalPathParameter("format");
        return ending.filter(MARKDOWN::equals).isPresent() ? MARKDOWN : site.known(ending);
    }

    /**
     * What was found.
     *
     * @param title of the page
     * @param path of the same page, without an ending
     * @param description of the page
     * @param facts what programs are told
     * @param schemas by what they are called
     */
    private record Found(
            String title, String path, PageDescription description, Facts facts, List<SchemaPage.Schema> schemas) {}

    private Found found(RouteContext context) {
        return switch (subject) {
            case EVERYTHING -> everything(context.request());
            case DATABASE -> database(context.request(), PathParts.name(context, "database"));
            case TABLE -> table(context, site.database(context.request(), PathParts.name(context, "database")));
        };
    }

    private Found everything(Request request) {
        Statements statements = new Statements(site, request);
        List<SchemaPage.Schema> schemas = site.databasesVisibleTo(request).stream()
                .map(database -> new SchemaPage.Schema(
                        database.info().name(),
                        site.urls().database(database.info().route()),
                        statements.of(database)))
                .toList();
        List<PlainValue> facts = schemas.stream()
                .<PlainValue>map(schema -> new Facts()
                        .and("database", schema.name())
                        .and("schema", schema.sql())
                        .value())
                .toList();
        return new Found(
                "All schemas",
                site.urls().path("-/schema"),
                PageDescription.of("schema"),
                new Facts().and("schemas", new PlainValue.Items(facts)),
                schemas);
    }

    private Found database(Request request, String route) {
        // Asked before whether it exists, so that nobody learns which databases are hidden from him.
        Optional<QueriedDatabase> attached = site.catalog().find(route);
        site.require(
                request,
                Actions.VIEW_DATABASE,
                Resource.database(attached.map(found -> found.info().name()).orElse(route)));
        QueriedDatabase database = site.database(request, route);
        String name = database.info().name();
        String address = site.urls().database(database.info().route());
        String sql = new Statements(site, request).of(database);
        return new Found(
                "Schema of " + name,
                address + "/-/schema",
                PageDescription.of("schema", name),
                new Facts().and("database", name).and("schema", sql),
                List.of(new SchemaPage.Schema(name, address, sql)));
    }

    private Found table(RouteContext context, QueriedDatabase database) {
        Request request = context.request();
        String name = database.info().name();
        String table = PathParts.name(context, "table");
        site.require(request, Actions.VIEW_TABLE, Resource.inDatabase(name, table));
        String sql = new Statements(site, request)
                .of(database, table)
                .orElseThrow(() -> KnownProblems.tableNotFound(
                        name, table, site.tablesVisibleTo(request, name, database.schema())));
        String address = site.urls().table(database.info().route(), table);
        return new Found(
                "Schema of " + name + ": " + table,
                address + "/-/schema",
                PageDescription.of("schema", new PageSubject.Other(Optional.of(name), Optional.of(table))),
                new Facts().and("database", name).and("table", table).and("schema", sql),
                List.of(new SchemaPage.Schema(name + "." + table, address, sql)));
    }

    private Response answer(RouteContext context, String format, Found found) {
        if (format.equals(MARKDOWN)) {
            String end = subject == Subject.EVERYTHING ? "" : "\n";
            return Response.text(found.schemas().stream()
                            .map(schema -> "# Schema for %s\n\n```sql\n%s\n```".formatted(schema.name(), schema.sql()))
                            .collect(Collectors.joining("\n\n"))
                    + end);
        }
        PageFrame frame = site.frame(context, found.description(), found.title(), Optional.of(found.path() + ".json"));
        return format.equals(JSON)
                ? site.write(
                        JSON,
                        new JsonPage(
                                frame,
                                "schema",
                                new Facts()
                                        .and("ok", true)
                                        .andAll(found.facts().value().values())
                                        .value()),
                        context.request())
                : site.write(
                        SiteContext.HTML,
                        new SchemaPage(frame, found.title(), found.path() + ".md", found.schemas()),
                        context.request());
    }
}
