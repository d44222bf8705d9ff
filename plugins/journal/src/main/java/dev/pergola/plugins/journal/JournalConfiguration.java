package dev.pergola.plugins.journal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings as they are written. */
@ObjectClassDefinition(pid = "journal", name = "Journal", description = "Where it is written down what happens.")
@interface JournalConfiguration {

    /** The file for requests. */
    @AttributeDefinition(
            name = "Requests",
            description = "A file that gets a line for each request; nothing is written where this is empty.")
    String requests() default "";

    /** The file for events. */
    @AttributeDefinition(
            name = "Events",
            description =
                    "A file that gets a line for each change and each sign-in; nothing is written where this is empty.")
    String events() default "";
}
