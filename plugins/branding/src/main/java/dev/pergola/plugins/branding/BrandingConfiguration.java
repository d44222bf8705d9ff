package dev.pergola.plugins.branding;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The settings as they are written, before they are checked. */
@ObjectClassDefinition(pid = "branding", name = "Branding", description = "How the site shows whose it is.")
@interface BrandingConfiguration {

    /** The name beside the logo. */
    @AttributeDefinition(name = "Name", description = "Stands at the top of every page.", max = "80")
    String name() default "";

    /** The address of a picture. */
    @AttributeDefinition(
            name = "Logo",
            description = "A picture at the top of every page: a path of this site such as /assets/logo.svg, or https:")
    String logo() default "";

    /** The address of a picture for dark pages. */
    @AttributeDefinition(name = "Logo for the dark", description = "Instead of the logo for readers who like it dark.")
    String logo__dark() default "";

    /** The colour of links and buttons. */
    @AttributeDefinition(
            name = "Accent",
            description = "The colour of links and buttons, such as #8a1538; made darker or lighter where it must be.")
    String accent() default "";

    /** The colour of the bar at the top. */
    @AttributeDefinition(name = "Header", description = "The colour of the bar at the top, such as #8a1538.")
    String header() default "";

    /** What stands at the bottom. */
    @AttributeDefinition(name = "Footer", description = "A sentence at the bottom of every page.", max = "500")
    String footer() default "";

    /** Links at the bottom. */
    @AttributeDefinition(
            name = "Links",
            description = "Links at the bottom, each a label and an address: Imprint /imprint")
    String[] links() default {};

    /** What readers are to know now. */
    @AttributeDefinition(name = "Notice", description = "A sentence above every page.", max = "500")
    String notice() default "";

    /** How urgent that is. */
    @AttributeDefinition(
            name = "Kind of notice",
            options = {
                @Option(label = "Information", value = "info"),
                @Option(label = "Warning", value = "warning"),
                @Option(label = "Trouble", value = "error")
            })
    String notice__kind() default "info";

    /** Where more is said about it. */
    @AttributeDefinition(name = "Link of the notice", description = "A label and an address: More /about/outage")
    String notice__link() default "";
}
