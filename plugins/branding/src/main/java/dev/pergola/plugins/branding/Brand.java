package dev.pergola.plugins.branding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Checked settings. Immutable; texts are blank where nothing is said.
 *
 * @param name stands at the top
 * @param logo the address of a picture
 * @param logoDark the address of a picture for dark pages
 * @param accent the colour of links
 * @param header the colour of the bar at the top
 * @param footer stands at the bottom
 * @param links at the bottom
 * @param notice what readers are to know now
 */
record Brand(
        String name,
        String logo,
        String logoDark,
        Optional<Colour> accent,
        Optional<Colour> header,
        String footer,
        List<Link> links,
        Notice notice) {

    /**
     * A sentence above every page.
     *
     * @param text blank for none
     * @param kind {@code info}, {@code warning} or {@code error}
     * @param link where more is said
     */
    record Notice(String text, String kind, Optional<Link> link) {}

    Brand {
        links = List.copyOf(links);
    }

    /**
     * The settings as they are written, checked.
     *
     * @param written the settings
     * @return what they say
     * @throws IllegalArgumentException where they are wrong, with every problem
     */
    static Brand of(BrandingConfiguration written) {
        Checks checks = new Checks();
        Brand brand = new Brand(
                written.name().strip(),
                checks.picture("logo", written.logo()),
                checks.picture("logo_dark", written.logo__dark()),
                checks.colour("accent", written.accent()),
                checks.colour("header", written.header()),
                written.footer().strip(),
                Arrays.stream(written.links())
                        .flatMap(link -> checks.link("links", link).stream())
                        .toList(),
                new Notice(
                        written.notice().strip(),
                        written.notice__kind(),
                        checks.link("notice_link", written.notice__link())));
        checks.finish();
        return brand;
    }

    /** Collects what is wrong, so that all of it is told at once. */
    private static final class Checks {

        private final List<String> problems = new ArrayList<>();

        String picture(String key, String address) {
            String stripped = address.strip();
            if (!stripped.isEmpty() && (!Link.isAddress(stripped) || stripped.startsWith("mailto:"))) {
                problems.add(key + ": '" + stripped
                        + "' is no address of a picture; write a path such as /assets/logo.svg, or one with https:");
            }
            return stripped;
        }

        Optional<Colour> colour(String key, String text) {
            Optional<Colour> colour = Colour.parse(text.strip());
            if (colour.isEmpty() && !text.isBlank()) {
                problems.add(key + ": '" + text + "' is no colour; write it as #8a1538 or #f80, in quotation marks");
            }
            return colour;
        }

        Optional<Link> link(String key, String text) {
            Optional<Link> link = Link.parse(text);
            if (link.isEmpty() && !text.isBlank()) {
                problems.add(key + ": '" + text
                        + "' is no link; write a label, a space and an address, such as: Imprint /imprint");
            }
            return link;
        }

        void finish() {
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(String.join(". ", problems) + ".");
            }
        }
    }
}
