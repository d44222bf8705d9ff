package dev.pergola.core.render.html;

import dev.pergola.core.page.PluginManagerPage;
import dev.pergola.core.page.PluginManagerPage.Field;
import dev.pergola.core.text.SiteUrls;
import java.util.List;
import java.util.Locale;

/** What the template of the plugin manager shows. */
record PluginManagerModel(
        String page,
        String list,
        String status,
        String install,
        String progress,
        boolean coming,
        boolean canUndo,
        List<Plugin> plugins,
        boolean hasInstalled,
        String search,
        List<Offer> offers,
        boolean noOffers,
        List<PastSet> sets,
        boolean hasSets,
        boolean reviewing,
        Review review) {

    private static final Review NOTHING_TO_REVIEW =
            new Review("", List.of(), false, List.of(), false, true, "", List.of(), "");

    /** A plugin that is here. */
    record Plugin(
            String name, String version, String state, String stateClass, List<String> reasons, boolean installed) {}

    /** A plugin that could be here. */
    record Offer(
            String name, String version, String description, String size, String here, boolean isHere, String verb) {}

    /** A set to go back to. */
    record PastSet(int number, String made, String cause, String plugins, boolean inForce) {}

    /** The change to be decided on. */
    record Review(
            String question,
            List<String> steps,
            boolean hasSteps,
            List<String> refusals,
            boolean refused,
            boolean nothing,
            String address,
            List<Field> fields,
            String older) {}

    static PluginManagerModel of(PluginManagerPage page) {
        SiteUrls urls = new SiteUrls(page.frame().site().basePath());
        List<Plugin> plugins =
                page.plugins().stream().map(PluginManagerModel::plugin).toList();
        List<Offer> offers = page.catalogue().offers().stream()
                .map(PluginManagerModel::offer)
                .toList();
        return new PluginManagerModel(
                urls.path("-/plugins/manage"),
                urls.path("-/plugins"),
                urls.path("-/plugins/status.json"),
                urls.path("-/plugins/install"),
                page.progress().sentence(),
                page.progress().coming(),
                !page.progress().sentence().isEmpty() && !page.progress().coming(),
                plugins,
                plugins.stream().anyMatch(Plugin::installed),
                page.catalogue().search(),
                offers,
                offers.isEmpty(),
                page.sets().stream().map(PluginManagerModel::set).toList(),
                !page.sets().isEmpty(),
                page.review().isPresent(),
                page.review().map(PluginManagerModel::review).orElse(NOTHING_TO_REVIEW));
    }

    private static Plugin plugin(PluginManagerPage.Plugin plugin) {
        return new Plugin(
                plugin.name(),
                plugin.version(),
                plugin.state(),
                plugin.state().replace(' ', '-'),
                plugin.reasons(),
                plugin.installed());
    }

    private static Offer offer(PluginManagerPage.Offer offer) {
        boolean same = offer.here().equals(offer.version());
        String verb = offer.here().isEmpty() ? "Install" : "Take this version";
        return new Offer(
                offer.name(),
                offer.version(),
                offer.description(),
                String.format(Locale.ROOT, "%,d KB", Math.max(1, offer.size() / 1024)),
                offer.here(),
                same,
                verb);
    }

    private static PastSet set(PluginManagerPage.PastSet set) {
        String plugins = set.plugins().isEmpty() ? "no plugins" : String.join(", ", set.plugins());
        return new PastSet(set.number(), set.made(), set.cause(), plugins, set.inForce());
    }

    private static Review review(PluginManagerPage.Review review) {
        return new Review(
                review.question(),
                review.steps(),
                !review.steps().isEmpty(),
                review.refusals(),
                !review.refusals().isEmpty(),
                review.refusals().isEmpty() && review.steps().isEmpty(),
                review.address(),
                review.fields(),
                review.older().orElse(""));
    }
}
