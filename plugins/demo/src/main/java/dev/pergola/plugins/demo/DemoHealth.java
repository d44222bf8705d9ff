package dev.pergola.plugins.demo;

import dev.pergola.api.hook.run.Health;
import dev.pergola.api.hook.run.HealthCheck;
import java.util.Locale;
import org.osgi.service.component.annotations.Component;

/** Looks whether this Java knows enough of the world to tell about it: one that was cut to size may not. */
@Component
public final class DemoHealth implements HealthCheck {

    /** A whole Java knows about a thousand, one without the module a handful. */
    private static final int FEW_LANGUAGES = 50;

    @Override
    public Health check() {
        return of(Locale.getAvailableLocales().length);
    }

    static Health of(int languages) {
        return languages > FEW_LANGUAGES
                ? Health.GOOD
                : Health.bad(("This Java knows %d languages only, of which the demo database would tell. "
                                + "Add the module jdk.localedata to it.")
                        .formatted(languages));
    }
}
