package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What is installed, what could be, and how to change that; or what one change would do, with the question whether to do it.
 *
 * @param frame what every page has
 * @param plugins every plugin, in order of name
 * @param sets what was installed before and now, the newest first
 * @param progress whether the server has taken over the newest set
 * @param catalogue what can be installed by its name
 * @param review the change to be decided on; empty on the page itself
 */
public record PluginManagerPage(
        PageFrame frame,
        List<Plugin> plugins,
        List<PastSet> sets,
        Progress progress,
        Catalogue catalogue,
        Optional<Review> review)
        implements Page {

    /** Checks the parts and copies the lists. */
    public PluginManagerPage {
        requireNonNull(frame, "frame is null");
        plugins = List.copyOf(plugins);
        sets = List.copyOf(sets);
        requireNonNull(progress, "progress is null");
        requireNonNull(catalogue, "catalogue is null");
        requireNonNull(review, "review is null");
    }

    /**
     * A plugin.
     *
     * @param name its name
     * @param version blank where that is not known
     * @param state in words
     * @param reasons why it is in that state
     * @param installed whether it is of the set in force, so that it can be updated and removed here
     */
    public record Plugin(String name, String version, String state, List<String> reasons, boolean installed) {
        /** Copies the list. */
        public Plugin {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A set.
     *
     * @param number which generation
     * @param made when
     * @param cause what made it
     * @param plugins what is in it
     * @param inForce whether it is the newest
     */
    public record PastSet(int number, String made, String cause, List<String> plugins, boolean inForce) {
        /** Copies the list. */
        public PastSet {
            plugins = List.copyOf(plugins);
        }
    }

    /**
     * How far the server is.
     *
     * @param sentence what is to be said; blank where all is as it should be
     * @param coming whether that will change by itself
     */
    public record Progress(String sentence, boolean coming) {}

    /**
     * What can be installed by its name.
     *
     * @param search what was looked for; blank for everything
     * @param offers what was found
     */
    public record Catalogue(String search, List<Offer> offers) {
        /** Copies the list. */
        public Catalogue {
            offers = List.copyOf(offers);
        }
    }

    /**
     * One plugin of the catalogue.
     *
     * @param name its name
     * @param version the newest
     * @param description what it is for
     * @param size of the jar, in bytes
     * @param here which version is here already; blank for none
     */
    public record Offer(String name, String version, String description, long size, String here) {}

    /**
     * A change to be decided on.
     *
     * @param question what would be done, in a few words
     * @param steps what would start, stop and be replaced
     * @param refusals why it cannot be done; empty where it can
     * @param address where the answer is sent
     * @param fields what is sent with it
     * @param older where the same is looked at with older versions allowed; empty where that makes no difference
     */
    public record Review(
            String question,
            List<String> steps,
            List<String> refusals,
            String address,
            List<Field> fields,
            Optional<String> older) {
        /** Copies the lists. */
        public Review {
            steps = List.copyOf(steps);
            refusals = List.copyOf(refusals);
            fields = List.copyOf(fields);
            requireNonNull(older, "older is null");
        }
    }

    /**
     * A hidden field.
     *
     * @param name the name under which it is sent
     * @param value what is sent
     */
    public record Field(String name, String value) {}
}
