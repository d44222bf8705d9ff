package dev.pergola.plugins.export;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of the page; the command has options. */
@ObjectClassDefinition(
        pid = "export",
        name = "Export",
        description = "Whether those with the permission export-site may make a static copy over the network.")
@interface ExportConfiguration {

    /** Whether there is a page. */
    @AttributeDefinition(
            name = "Page",
            description = "Offers the page /-/export to those with the permission export-site.")
    boolean page() default false;

    /** Where copies are made. */
    @AttributeDefinition(
            name = "Directory",
            description =
                    "Where the copy is made; a temporary directory that goes with the server where nothing is said.")
    String directory() default "";

    /** How large a copy may be. */
    @AttributeDefinition(name = "Most pages", description = "The most addresses of a copy.", min = "1")
    int max__pages() default 100000;
}
