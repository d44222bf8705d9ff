package dev.pergola.core.identity;

/** What a signed value is for; one that was signed for another purpose is not valid. */
public enum Purpose {
    /** The cookie that says who somebody is. */
    ACTOR("actor"),
    /** An API token. */
    TOKEN("token"),
    /** The cookie with messages that the next page shows. */
    MESSAGES("messages");

    private final String namespace;

    Purpose(String namespace) {
        this.namespace = namespace;
    }

    /** Its name in what is signed. */
    public String namespace() {
        return namespace;
    }
}
