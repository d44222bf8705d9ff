package dev.pergola.core.plugins;

/** One step of a plan. */
sealed interface PluginStep {

    /** What will happen, for people. */
    String sentence();

    /** A step after which a jar runs. */
    sealed interface Run extends PluginStep {

        PluginJar jar();
    }

    /** A plugin of which no version runs is started. */
    record Start(PluginJar jar) implements Run {
        @Override
        public String sentence() {
            return "%s starts, from %s.".formatted(jar, jar.place());
        }
    }

    /** Another jar of a running plugin takes its place. */
    record Replace(RunningPlugin departing, PluginJar jar) implements Run {
        @Override
        public String sentence() {
            return "%s takes the place of %s, from %s."
                    .formatted(jar, departing.jar().version(), jar.place());
        }
    }

    /** A running plugin stops and nothing takes its place. */
    record Stop(RunningPlugin departing, String reason) implements PluginStep {
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
