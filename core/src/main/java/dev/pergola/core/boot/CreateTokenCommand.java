package dev.pergola.core.boot;

import dev.pergola.api.hook.run.CommandContext;
import dev.pergola.api.hook.run.CommandHook;
import dev.pergola.api.hook.run.CommandSpecification;
import dev.pergola.api.hook.run.CommandSpecification.Option;
import dev.pergola.api.hook.web.TokenWish;
import dev.pergola.core.access.IdentityHooks;
import dev.pergola.core.access.Tokens;
import dev.pergola.core.hooks.CurrentRequest;
import dev.pergola.core.identity.ApiToken;
import dev.pergola.core.identity.ApiTokens;
import dev.pergola.core.identity.SignedValues;
import dev.pergola.core.model.AttributeValues;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.RestrictionList;
import dev.pergola.core.render.json.JsonDocument;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** {@code pergola create-token}: makes an API token for servers that have the same secret. */
final class CreateTokenCommand implements CommandHook {

    private static final String EXPIRES_AFTER = "--expires-after";
    private static final String ALL = "--all";
    private static final String DATABASE = "--database";
    private static final String RESOURCE = "--resource";
    private static final String DEBUG = "--debug";

    private final Platform platform;

    CreateTokenCommand(Platform platform) {
        this.platform = platform;
    }

    @Override
    public CommandSpecification specification() {
        return new CommandSpecification(
                "Makes an API token for the actor with this id.",
                List.of(
                        SecretOption.option(),
                        Option.value(
                                "SECONDS", "How long the token is valid; for good without this.", "-e", EXPIRES_AFTER),
                        pairs("Limits the token to an action, everywhere.", "-a", ALL, "ACTION"),
                        pairs("Limits the token to an action in one database.", "-d", DATABASE, "DATABASE", "ACTION"),
                        pairs(
                                "Limits the token to an action with one table, view or query.",
                                "-r",
                                RESOURCE,
                                "DATABASE",
                                "RESOURCE",
                                "ACTION"),
                        Option.flag("Prints what the token says, too.", DEBUG)),
                Optional.of("ID"));
    }

    private static Option pairs(String help, String shortName, String name, String... values) {
        return new Option(List.of(shortName, name), List.of(values), true, help);
    }

    @Override
    public int run(CommandContext line) {
        if (line.arguments().size() != 1) {
            throw WrongUsage.of(
                    "A token is made for one actor, not for " + line.arguments().size() + ".",
                    "Write pergola create-token ID " + SecretOption.NAME + " TEXT.");
        }
        RestrictionList restrictions = restrictions(line);
        warnOfUnknown(restrictions, line.err());
        Optional<Duration> lifetime = line.value(EXPIRES_AFTER).map(CreateTokenCommand::seconds);
        if (platform.registry().current().active(IdentityHooks.TOKENS).isEmpty()) {
            sign(line, lifetime, restrictions);
        } else {
            line.out()
                    .println(new Tokens(new CurrentRequest(platform.registry()), platform.calls())
                            .create(new TokenWish(
                                    line.arguments().get(0),
                                    lifetime,
                                    restrictions.fields().map(AttributeValues::of))));
        }
        return 0;
    }

    /** Where no plugin makes tokens; the server does not run here, so its secret has to be told. */
    private static void sign(CommandContext line, Optional<Duration> lifetime, RestrictionList restrictions) {
        String secret = SecretOption.value(line)
                .orElseThrow(() -> WrongUsage.of(
                        "Missing option '" + SecretOption.NAME + "'.",
                        "A token is of use only for a server that is started with the same secret."));
        ApiToken token = new ApiToken(
                line.arguments().get(0),
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS),
                lifetime,
                restrictions.fields());
        line.out().println(ApiTokens.write(new SignedValues(secret), token));
        if (line.has(DEBUG)) {
            line.out().println();
            line.out().println("Decoded:");
            line.out().println();
            line.out().println(JsonDocument.indented(token.fields()));
        }
    }

    private static RestrictionList restrictions(CommandContext line) {
        RestrictionList restrictions = new RestrictionList(Actions.builtIn());
        line.values(ALL).forEach(value -> restrictions.everywhere(value.get(0)));
        line.values(DATABASE).forEach(value -> restrictions.inDatabase(value.get(0), value.get(1)));
        line.values(RESOURCE).forEach(value -> restrictions.with(value.get(0), value.get(1), value.get(2)));
        return restrictions;
    }

    /** A plugin of the server may know an action that is not known here, so it is not refused. */
    private static void warnOfUnknown(RestrictionList restrictions, PrintWriter err) {
        restrictions.unknown().forEach(name -> err.println("Unknown permission: " + name));
    }

    private static Duration seconds(String text) {
        if (!text.matches("[0-9]{1,10}")) {
            throw WrongUsage.of(
                    text + " is not a number of seconds.", "Write " + EXPIRES_AFTER + " 3600 for one hour.");
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }
}
