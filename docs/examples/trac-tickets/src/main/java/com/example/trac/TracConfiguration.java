package com.example.trac;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The block plugins.trac-tickets of the configuration, before it is checked. A double underscore is a single one in the key. */
@ObjectClassDefinition(
        pid = "trac-tickets",
        name = "Trac tickets",
        description = "A database with the tickets of a Trac server.")
public @interface TracConfiguration {

    /** Where Trac is. */
    @AttributeDefinition(description = "The address of Trac, such as https://trac.example.org/project.")
    String address();

    /** Below it, where programs ask. */
    @AttributeDefinition(
            description = "Where its JSON-RPC interface is, below the address; /login/rpc for who signs in.")
    String path() default "/rpc";

    /** Who asks. */
    @AttributeDefinition(description = "The name to sign in with; nobody signs in without it.")
    String user() default "";

    /** Of the user. */
    @AttributeDefinition(description = "The password to sign in with.", type = AttributeType.PASSWORD, required = false)
    String password() default "";

    /** Which tickets. */
    @AttributeDefinition(
            description = "Conditions in Trac's own language, such as component=core&milestone=1.0; all without.")
    String query() default "";

    /** How long nothing is asked when everything is there. */
    @AttributeDefinition(description = "Seconds from the end of one run to the next.", min = "1", max = "2592000")
    int interval() default 900;

    /** How fast. */
    @AttributeDefinition(description = "So many requests in a minute at most.", min = "1", max = "600")
    int requests__per__minute() default 20;

    /** How much at once. */
    @AttributeDefinition(description = "So many tickets in one request.", min = "1", max = "200")
    int batch() default 25;

    /** Whether the history is wanted. */
    @AttributeDefinition(description = "Whether what was changed in each ticket is collected as well.")
    boolean changes() default true;

    /** Where they are kept. */
    @AttributeDefinition(description = "The file of the database; it is made where it is not there.", min = "1")
    String file() default "trac.db";

    /** Under which they are shown. */
    @AttributeDefinition(description = "The name of the database.", min = "1")
    String database() default "trac";
}
