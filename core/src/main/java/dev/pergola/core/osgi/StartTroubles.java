package dev.pergola.core.osgi;

import dev.pergola.core.catalogue.Explanations;
import dev.pergola.core.plugins.PluginState;
import dev.pergola.core.plugins.PluginTrouble;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/**
 * Says why a bundle does not start.
 *
 * @param missing names what it needs and does not find
 */
record StartTroubles(MissingRequirements missing) {

    /** Of a bundle that the framework has tried to start. */
    PluginTrouble of(Bundle bundle, BundleException failure) {
        if (failure.getType() == BundleException.RESOLVE_ERROR) {
            return unresolved(bundle, String.valueOf(failure.getMessage()));
        }
        Throwable thrown = failure.getCause() == null ? failure : failure.getCause();
        StackTraceElement[] stack = thrown.getStackTrace();
        String place = stack.length == 0 ? "" : " (at " + stack[0] + ")";
        return new PluginTrouble(PluginState.START_FAILED, "Its activator failed: " + thrown + place + ".");
    }

    /** Of a bundle that the framework could not resolve. */
    PluginTrouble unresolved(Bundle bundle) {
        return unresolved(bundle, "it does not fit to what runs.");
    }

    private PluginTrouble unresolved(Bundle bundle, String words) {
        List<String> sentences = missing.of(bundle);
        return new PluginTrouble(
                PluginState.RESOLVING_FAILED,
                sentences.isEmpty() ? unclear(bundle, words) : String.join(" ", sentences));
    }

    private static String unclear(Bundle bundle, String words) {
        boolean singleton = bundle.getHeaders("")
                .get(Constants.BUNDLE_SYMBOLICNAME)
                .contains(Constants.SINGLETON_DIRECTIVE + ":=true");
        return singleton
                ? "It is a singleton, so it cannot start beside the version that runs; "
                        + "leave out singleton:=true, or remove the running version first."
                : Explanations.conflict(words);
    }
}
