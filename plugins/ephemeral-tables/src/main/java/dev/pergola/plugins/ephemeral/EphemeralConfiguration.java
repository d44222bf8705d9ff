package dev.pergola.plugins.ephemeral;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The settings as they are written, before they are checked. In a key each double underscore of a method name is a
 * single one.
 */
@ObjectClassDefinition(
        pid = {"datasette-ephemeral-tables", "ephemeral-tables"},
        name = "Ephemeral tables",
        description = "A database in memory in which every table expires.")
@interface EphemeralConfiguration {

    /** The name of the database. */
    @AttributeDefinition(name = "Name", description = "The name of the database; ephemeral where nothing is written.")
    String name() default "";

    /** The same, by another key. */
    @AttributeDefinition(name = "Database", description = "Another key for the name.")
    String database() default "";

    /** How long a table lives. */
    @AttributeDefinition(name = "Life", description = "Seconds that a table lives, also with a fraction.")
    double table__ttl() default 300;

    /** How often the database is compared with what is known. */
    @AttributeDefinition(
            name = "Look",
            description =
                    "Seconds between looks for tables that came without being heard of; 2 where nothing is written.")
    double poll__interval() default 0;

    /** The same, by another key. */
    @AttributeDefinition(name = "Check", description = "Another key for the seconds between looks.")
    double check__interval() default 0;

    /** How many tables and views there may be. */
    @AttributeDefinition(
            name = "Tables",
            description = "So many tables and views at once; 0 for any number.",
            min = "0")
    int max__tables() default 1000;

    /** How many of them one client may have. */
    @AttributeDefinition(
            name = "Tables of one client",
            description = "So many of them made by one person or address; 0 for any number.",
            min = "0")
    int max__tables__per__client() default 100;

    /** How many rows a table may have. */
    @AttributeDefinition(name = "Rows", description = "So many rows in each table; 0 for any number.", min = "0")
    long max__rows() default 100_000;

    /** How much the database may hold. */
    @AttributeDefinition(
            name = "Bytes",
            description = "So many bytes in all tables together; 0 for as many as a database in memory can hold.",
            min = "0")
    long max__bytes() default 100_000_000;

    /** Whether everybody may make tables of pasted data. */
    @AttributeDefinition(
            name = "Anonymous creation",
            description = "Lets everybody make tables of pasted data, also those who are not signed in.")
    boolean allow__anonymous() default false;

    /** How many tables a client may make in a minute. */
    @AttributeDefinition(
            name = "Tables in a minute",
            description = "So many tables of pasted data in a minute from one client.",
            min = "1")
    int creations__per__minute() default 10;

    /** By what a proxy tells the address of a client. */
    @AttributeDefinition(
            name = "Header of clients",
            description = "The request header in which a proxy tells whose request it is, such as X-Forwarded-For.")
    String client__header() default "";
}
