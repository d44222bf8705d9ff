package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A page with one form, for people only, and what came out of it.
 *
 * @param frame what every page has
 * @param heading a few words
 * @param introduction what the form is for, one or two sentences
 * @param form what can be filled in
 * @param outcome of the form that was sent; empty before
 */
public record FormPage(PageFrame frame, String heading, String introduction, Form form, Optional<Outcome> outcome)
        implements Page {

    /** Checks the parts. */
    public FormPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(heading, "heading is null");
        requireNonNull(introduction, "introduction is null");
        requireNonNull(form, "form is null");
        requireNonNull(outcome, "outcome is null");
    }

    /**
     * What can be filled in.
     *
     * @param address where it is sent
     * @param changes whether it is sent by POST, because it changes something
     * @param groups the fields
     * @param button what the button says
     */
    public record Form(String address, boolean changes, List<Group> groups, String button) {

        /** Copies the list. */
        public Form {
            groups = List.copyOf(groups);
        }
    }

    /**
     * Fields that belong together.
     *
     * @param title of the group; blank for one that needs none
     * @param fields in order
     */
    public record Group(String title, List<Field> fields) {

        /** Copies the list. */
        public Group {
            fields = List.copyOf(fields);
        }
    }

    /** One field. */
    public sealed interface Field {

        /** The name under which it is sent. */
        String name();

        /** What people read beside it. */
        String label();
    }

    /**
     * A text.
     *
     * @param name the name under which it is sent
     * @param label what people read beside it
     * @param value so far
     * @param lines how many lines are seen at once
     */
    public record Text(String name, String label, String value, int lines) implements Field {}

    /**
     * A statement of SQL.
     *
     * @param name the name under which it is sent
     * @param label what people read beside it
     * @param value so far
     * @param lines how many lines are seen at once
     * @param namesAddress where an editor gets names to complete; blank for none
     */
    public record Statement(String name, String label, String value, int lines, String namesAddress) implements Field {}

    /**
     * One of several words.
     *
     * @param name the name under which it is sent
     * @param label what people read beside it
     * @param value the one that is chosen
     * @param choices in order; an empty text for none
     */
    public record Choice(String name, String label, String value, List<String> choices) implements Field {

        /** Copies the list. */
        public Choice {
            choices = List.copyOf(choices);
        }
    }

    /**
     * A yes or no.
     *
     * @param name the name under which it is sent, with the value {@code 1}
     * @param label what people read beside it
     * @param checked so far
     */
    public record Check(String name, String label, boolean checked) implements Field {}

    /**
     * What came out.
     *
     * @param sentence in words; blank where the table says all
     * @param good whether it is what was hoped for
     * @param copied a text to take away, such as a token; blank for none
     * @param columns the heads of a table; none for no table
     * @param rows a text for each head
     * @param links to more of it
     */
    public record Outcome(
            String sentence,
            boolean good,
            String copied,
            List<String> columns,
            List<List<String>> rows,
            List<Crumb> links) {

        /** Copies the lists. */
        public Outcome {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            links = List.copyOf(links);
        }

        /** A sentence and nothing else. */
        public static Outcome of(String sentence, boolean good) {
            return new Outcome(sentence, good, "", List.of(), List.of(), List.of());
        }
    }
}
