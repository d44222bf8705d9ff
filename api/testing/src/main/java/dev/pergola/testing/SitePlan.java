package dev.pergola.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a site is to be made of. Immutable.
 *
 * @param databases statements that make each database, by the name of its file
 * @param configuration YAML; empty for none
 * @param arguments what else stands on the command line of {@code serve}
 * @param hooks the hooks under test
 */
record SitePlan(
        Map<String, List<String>> databases,
        Optional<String> configuration,
        List<String> arguments,
        List<HookUnderTest> hooks) {

    static final SitePlan EMPTY = new SitePlan(Map.of(), Optional.empty(), List.of(), List.of());

    SitePlan {
        databases = Map.copyOf(databases);
        arguments = List.copyOf(arguments);
        hooks = List.copyOf(hooks);
    }

    SitePlan withDatabase(String file, List<String> statements) {
        Map<String, List<String>> more = new LinkedHashMap<>(databases);
        more.put(file, List.copyOf(statements));
        return new SitePlan(more, configuration, arguments, hooks);
    }

    SitePlan withConfiguration(String yaml) {
        return new SitePlan(databases, Optional.of(yaml), arguments, hooks);
    }

    SitePlan withArguments(List<String> words) {
        List<String> more = new ArrayList<>(arguments);
        more.addAll(words);
        return new SitePlan(databases, configuration, more, hooks);
    }

    SitePlan withHook(HookUnderTest hook) {
        List<HookUnderTest> more = new ArrayList<>(hooks);
        more.add(hook);
        return new SitePlan(databases, configuration, arguments, more);
    }
}
