package ${package};

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The block plugins.${artifactId} of the configuration. A double underscore is a single one in the key. */
@ObjectClassDefinition(pid = "${artifactId}", name = "${artifactId}")
public @interface Settings {

    /** The first word of each answer. */
    @AttributeDefinition(description = "The first word of each answer.")
    String greeting() default "Hello";

    /** The longest name that is greeted. */
    @AttributeDefinition(description = "The longest name that is greeted.", min = "1", max = "1000")
    int max__length() default 100;
}
