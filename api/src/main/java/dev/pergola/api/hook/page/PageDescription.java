package dev.pergola.api.hook.page;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What a page shows, told by the route that builds it.
 *
 * @param view which page it is: {@code index}, {@code database} (also of queries), {@code table}, {@code row},
 *     {@code page} (of the user's own), {@code patterns}, {@code problem}, or the name of another view
 * @param template the name of the template that such pages have, with ending, such as {@code table.html}; a more special
 *     one may take its place
 * @param subject what it is about
 * @param columns the names of the columns shown, in order; empty where there are none
 */
public record PageDescription(String view, String template, PageSubject subject, List<String> columns) {

    /** Checks the parts and copies the list. */
    public PageDescription {
        requireNonNull(view, "view is null");
        requireNonNull(template, "template is null");
        requireNonNull(subject, "subject is null");
        columns = List.copyOf(columns);
    }

    /**
     * The database shown.
     *
     * @return its name, or empty
     */
    public Optional<String> database() {
        return subject.database();
    }

    /**
     * The table or view shown.
     *
     * @return its name, or empty
     */
    public Optional<String> table() {
        return subject.table();
    }

    /**
     * A page that shows no database, whose template has the name of the view.
     *
     * @param view the kind of page
     * @return the description
     */
    public static PageDescription of(String view) {
        return of(view, new PageSubject.Other(Optional.empty(), Optional.empty()));
    }

    /**
     * A page of a database that is about something else than the database itself.
     *
     * @param view the kind of page
     * @param database the database it belongs to
     * @return the description
     */
    public static PageDescription of(String view, String database) {
        return of(view, new PageSubject.Other(Optional.of(database), Optional.empty()));
    }

    /**
     * A page about something, whose template has the name of the view.
     *
     * @param view the kind of page
     * @param subject what it is about
     * @return the description
     */
    public static PageDescription of(String view, PageSubject subject) {
        return new PageDescription(view, view + ".html", subject, List.of());
    }

    /**
     * The same page with another template.
     *
     * @param name with ending
     * @return the description
     */
    public PageDescription withTemplate(String name) {
        return new PageDescription(view, name, subject, columns);
    }

    /**
     * The same page with columns.
     *
     * @param names in order
     * @return the description
     */
    public PageDescription withColumns(List<String> names) {
        return new PageDescription(view, template, subject, names);
    }
}
