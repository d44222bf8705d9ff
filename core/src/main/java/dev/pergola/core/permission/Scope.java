package dev.pergola.core.permission;

/** How narrow a rule is; the narrowest that has any rule decides. In the order in which they are asked. */
public enum Scope {
    /** One table, view or query. */
    RESOURCE("resource"),
    /** One database. */
    PARENT("parent"),
    /** The whole server. */
    GLOBAL("global");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    /** The word for it in JSON. */
    public String word() {
        return word;
    }
}
