package dev.pergola.core.plugins;

import java.util.Optional;

/** One step of a plan. */
sealed interface PluginStep {

    /** What will happen, for people. */
    String sentence();

    /** Whether it is about what was installed by a command, which changes as a whole. */
    default boolean isOfSet() {
        return false;
    }

    /** What of that which runs leaves by it. */
    default Optional<RunningPlugin> departs() {
        return Optional.empty();
    }

    /** A step after which a jar runs. */
    sealed interface Run extends PluginStep {

        PluginJar jar();
    }

    /** A plugin of which no version runs is started. */
    record Start(PluginJar jar) implements Run {
        @Override
        public boolean isOfSet() {
            return jar.isOfSet();
        }

        @Override
        public String sentence() {
            return "%s starts, from %s.".formatted(jar, jar.place());
        }
    }

    /** Another jar of a running plugin takes its place. */
    record Replace(RunningPlugin departing, PluginJar jar) implements Run {
        @Override
        public boolean isOfSet() {
            return jar.isOfSet() || departing.jar().isOfSet();
        }

        @Override
        public Optional<RunningPlugin> departs() {
            return Optional.of(departing);
        }

        @Override
        public String sentence() {
            return "%s takes the place of %s, from %s."
                    .formatted(jar, departing.jar().version(), jar.place());
        }
    }

    /** A running plugin stops and nothing takes its place. */
    record Stop(RunningPlugin departing, String reason) implements PluginStep {
        @Override
        public boolean isOfSet() {
            return departing.jar().isOfSet();
        }

        @Override
        public Optional<RunningPlugin> departs() {
            return Optional.of(departing);
        }

        @Override
        public String sentence() {
            return "%s stops: %s".formatted(departing, reason);
        }
    }

    /** A running plugin goes on; its jar may have moved. */
    record Keep(RunningPlugin running, PluginJar jar) implements Run {
        @Override
        public String sentence() {
            return "%s goes on.".formatted(running);
        }
    }

    /** A file is left alone. */
    record Leave(PluginFile file, PluginTrouble trouble) implements PluginStep {
        @Override
        public String sentence() {
            return "%s is left alone (%s): %s"
                    .formatted(file.place(), trouble.state().words(), trouble.reason());
        }
    }
}
