package dev.pergola.core.hooks;

/**
 * What state a contribution is in.
 *
 * <pre>
 * registered --+-- its properties are wrong ----------------------> INVALID
 *              +-- its plugin is being swapped in ----------------> HELD      --swap--> ACTIVE or SHADOWED
 *              +-- another holds the same key by its order -------> SHADOWED  --the other leaves--> ACTIVE
 *              +-- otherwise -------------------------------------> ACTIVE    &lt;--call succeeds/fails--> FAILING
 * </pre>
 */
public enum HookState {
    /** In use. */
    ACTIVE,
    /** In use, but its last call failed or one hangs. */
    FAILING,
    /** Not in use: another contribution with the same key goes first. */
    SHADOWED,
    /** Not in use: its plugin has not taken its place yet, or has already left it. */
    HELD,
    /** Not in use: its properties are wrong. */
    INVALID
}
