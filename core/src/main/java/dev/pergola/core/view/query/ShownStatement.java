package dev.pergola.core.view.query;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.api.http.Request;
import dev.pergola.core.model.Sql;
import dev.pergola.core.page.Address;
import dev.pergola.core.page.QueryPage;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.text.TildeCoding;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A statement that a page shows with its rows: one that a visitor wrote, or one that is kept under a name.
 *
 * @param database where it runs
 * @param text the statement; blank where none was given yet
 * @param title of the window
 * @param address of the page
 * @param named what is kept about it; empty for one that a visitor wrote
 * @param completion adds the values that do not come from the arguments of the request
 */
record ShownStatement(
        QueriedDatabase database,
        String text,
        String title,
        Address address,
        Optional<QueryPage.Named> named,
        UnaryOperator<Sql> completion) {

    ShownStatement {
        requireNonNull(database, "database is null");
        requireNonNull(text, "text is null");
        requireNonNull(title, "title is null");
        requireNonNull(address, "address is null");
        requireNonNull(named, "named is null");
        requireNonNull(completion, "completion is null");
    }

    /** Under which a browser saves its rows, without the ending. */
    String fileName() {
        return TildeCoding.encode(
                named.map(query -> query.query().name()).orElse(database.info().route()));
    }

    /** Whether it is not run when its page is opened. */
    boolean waits() {
        return text.isBlank()
                || named.map(query -> query.query().origin().writes()).orElse(false);
    }

    /** The parameters that a visitor fills in, as they are declared, or else as the statement names them. */
    List<String> parameters() {
        List<String> declared = named.map(query -> query.query().parameters()).orElse(List.of());
        return (declared.isEmpty() ? new LinkedHashSet<>(Sql.parameterNamesIn(text)) : new LinkedHashSet<>(declared))
                .stream()
                        .filter(name -> named.isEmpty() || !name.startsWith("_"))
                        .toList();
    }

    /**
     * What plugins are told of its page.
     *
     * @param request whose arguments hold the values of parameters
     * @param columns of its rows; empty where it was not run
     */
    PageDescription description(Request request, List<String> columns) {
        return PageDescription.of("database", subject(request))
                .withTemplate("query.html")
                .withColumns(columns);
    }

    private PageSubject subject(Request request) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : parameters()) {
            request.query().first(name).ifPresent(value -> values.put(name, value));
        }
        return new PageSubject.OfQuery(
                database.info().name(), text, named.map(query -> query.query().name()), values);
    }
}
