package dev.pergola.core.change;

/** What becomes of a new row that contradicts one that is there. */
public enum Conflict {
    /** Nothing of the whole request is written. */
    REFUSE("insert"),
    /** The new row is left out. */
    IGNORE("insert or ignore"),
    /** The row that is there gives way. */
    REPLACE("insert or replace"),
    /** The row with the same key gets the new values. */
    UPDATE("insert");

    private final String verb;

    Conflict(String verb) {
        this.verb = verb;
    }

    /**
     * How a statement begins that adds a row.
     *
     * @return SQL
     */
    public String verb() {
        return verb;
    }
}
