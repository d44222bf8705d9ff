package dev.pergola.plugins.signpost;

import dev.pergola.api.hook.web.ForbiddenAnswer;
import dev.pergola.api.hook.web.ProblemContext;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/**
 * Leads people to where they can sign in, when a browser asks for a page that is not for everybody. Programs, and whoever has signed in, are
 * told as before that they may not see it.
 */
@Component(configurationPid = "signpost")
public final class SignInFirst implements ForbiddenAnswer {

    private static final Set<String> LOOKING = Set.of("GET", "HEAD");

    private volatile String address;

    /**
     * Begins with the settings that are there.
     *
     * @param settings as they are written
     * @throws IllegalArgumentException where they are wrong
     */
    @Activate
    public SignInFirst(SignpostConfiguration settings) {
        this.address = address(settings);
    }

    /**
     * Goes over to other settings in one step.
     *
     * @param settings as they are written
     * @throws IllegalArgumentException where they are wrong; nothing has changed then
     */
    @Modified
    void modified(SignpostConfiguration settings) {
        this.address = address(settings);
    }

    private static String address(SignpostConfiguration settings) {
        String given = settings.sign__in().strip();
        if (!given.isEmpty() && !Move.isAddress(given)) {
            throw new IllegalArgumentException(
                    "sign_in: '%s' is no address. Write a path such as /-/sign-in, or one that begins with https://"
                            .formatted(given));
        }
        return given;
    }

    @Override
    public Optional<Response> answer(ProblemContext context) {
        Request request = context.request();
        String target = address;
        boolean led = !target.isEmpty()
                && LOOKING.contains(request.method())
                && request.actor().isAnonymous()
                && request.header("Accept")
                        .filter(types -> types.contains("text/html"))
                        .isPresent()
                && !target.equals(request.path());
        return led ? Optional.of(Response.redirect(withNext(target, request))) : Optional.empty();
    }

    /** The page there learns in the argument {@code next} where its visitor wanted to go. */
    private static String withNext(String target, Request request) {
        String wanted = request.rawQuery().isEmpty() ? request.path() : request.path() + "?" + request.rawQuery();
        return target
                + (target.contains("?") ? "&" : "?")
                + QueryString.of("next", wanted).encoded();
    }
}
