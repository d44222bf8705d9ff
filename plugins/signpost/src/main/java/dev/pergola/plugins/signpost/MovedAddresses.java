package dev.pergola.plugins.signpost;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.hook.web.ProblemAnswer;
import dev.pergola.api.hook.web.ProblemContext;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/** Leads from addresses at which nothing is found to where they have moved, for good. What is there is never hidden by that. */
@Component(configurationPid = "signpost")
public final class MovedAddresses implements ProblemAnswer {

    private volatile List<Move> moves;

    /**
     * Begins with the settings that are there.
     *
     * @param settings as they are written
     * @throws IllegalArgumentException where they are wrong
     */
    @Activate
    public MovedAddresses(SignpostConfiguration settings) {
        this.moves = moves(settings);
    }

    /**
     * Goes over to other settings in one step.
     *
     * @param settings as they are written
     * @throws IllegalArgumentException where they are wrong; nothing has changed then
     */
    @Modified
    void modified(SignpostConfiguration settings) {
        this.moves = moves(settings);
    }

    private static List<Move> moves(SignpostConfiguration settings) {
        return Arrays.stream(settings.moved()).map(Move::of).toList();
    }

    @Override
    public Optional<Response> answer(ProblemContext context) {
        if (!ErrorCode.NOT_FOUND.equals(context.problem().code())) {
            return Optional.empty();
        }
        Request request = context.request();
        String arguments = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
        return moves.stream()
                .flatMap(move -> move.follow(request.path()).stream())
                .findFirst()
                .map(address -> Response.redirect(address + (address.contains("?") ? "" : arguments))
                        .withStatus(308));
    }
}
