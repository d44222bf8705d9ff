package ${package};

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/** Greets whoever is named in the address. Called by many requests at once. */
@Component(configurationPid = "${artifactId}", property = RouteHook.PATTERN + "=/-/${artifactId}/{name}")
public final class Hello implements RouteHook {

    private volatile Settings settings;

    @Activate
    public Hello(Settings settings) {
        this.settings = settings;
    }

    @Modified
    void modified(Settings changed) {
        this.settings = changed;
    }

    @Override
    public Response handle(RouteContext context) {
        Settings current = settings;
        String name = context.pathParameter("name");
        if (name.length() > current.max__length()) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "The name has more than " + current.max__length() + " characters.",
                    "Use a nickname.");
        }
        return Response.text(current.greeting() + " " + name);
    }
}
