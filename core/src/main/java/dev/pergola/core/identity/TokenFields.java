package dev.pergola.core.identity;

/** The names of the members of a signed token. */
final class TokenFields {
    static final String ACTOR = "a";
    static final String CREATED = "t";
    static final String LIFETIME = "d";
    static final String RESTRICTIONS = "_r";

    private TokenFields() {}
}
