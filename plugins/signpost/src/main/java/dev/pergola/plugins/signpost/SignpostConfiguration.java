package dev.pergola.plugins.signpost;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings as they are written, before they are checked. */
@ObjectClassDefinition(
        pid = "signpost",
        name = "Signpost",
        description = "Where people are led who come to a closed door.")
@interface SignpostConfiguration {

    /** Addresses that have moved. */
    @AttributeDefinition(
            name = "Moved",
            description =
                    "Each an old path and a new address: /old/table /new/table. With /* at the end of both, all below.")
    String[] moved() default {};

    /** Where people sign in. */
    @AttributeDefinition(
            name = "Sign in",
            description =
                    "Where people are led who have not signed in and ask for what is not for everybody: a path or https:")
    String sign__in() default "";
}
