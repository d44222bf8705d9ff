package dev.pergola.plugins.markdown;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of the whole server. Databases and tables can have blocks of their own with the same keys. */
@ObjectClassDefinition(
        pid = {"datasette-render-markdown", "markdown"},
        name = "Markdown",
        description = "Which columns hold texts in Markdown.")
@interface MarkdownConfiguration {

    /** Names of columns. */
    @AttributeDefinition(name = "Columns", description = "Names of columns with texts in Markdown.")
    String[] columns() default {};

    /** Patterns of names of columns. */
    @AttributeDefinition(
            name = "Patterns",
            description = "Patterns of names of such columns, in which * stands for any characters.")
    String[] patterns() default {"*_markdown"};
}
