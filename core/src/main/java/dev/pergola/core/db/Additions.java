package dev.pergola.core.db;

/**
 * Which things are added to connections at a moment, as numbers that only rise.
 *
 * @param changes rises whenever something else is added than before
 * @param departures rises whenever something has left. SQLite's driver cannot take a function away, so a connection that was
 *     opened before has to be replaced; where something has come only, it can be used on
 */
public record Additions(long changes, long departures) {

    /** Nothing ever changes. */
    public static final Additions FIXED = new Additions(0, 0);

    Additions plus(Additions others) {
        return new Additions(changes + others.changes, departures + others.departures);
    }
}
