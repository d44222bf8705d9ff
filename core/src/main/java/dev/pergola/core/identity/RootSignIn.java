package dev.pergola.core.identity;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.permission.Actor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicBoolean;

/** The link by which whoever started the server signs in as root, once. May be used by any number of threads. */
public final class RootSignIn {

    /** Who signs in. */
    public static final Actor ROOT = Actor.withId("root");

    private final String token;
    private final AtomicBoolean used = new AtomicBoolean();

    /**
     * Makes the link.
     *
     * @param token what nobody can guess
     */
    public RootSignIn(String token) {
        this.token = requireNonNull(token, "token is null");
    }

    /** What the address of the link carries. */
    public String token() {
        return token;
    }

    /**
     * Uses the link up.
     *
     * @param given what came with the address
     * @return who signs in
     * @throws ServerException with status 403 where it is another token, or the link was used before
     */
    public Actor use(String given) {
        if (!MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))) {
            throw new ServerException(
                    ErrorCode.FORBIDDEN,
                    "Invalid token",
                    "The link is printed by the server when it is started with --root.");
        }
        if (!used.compareAndSet(false, true)) {
            throw new ServerException(
                    ErrorCode.FORBIDDEN,
                    "Root token has already been used",
                    "The link works once; start the server again for another.");
        }
        return ROOT;
    }
}
