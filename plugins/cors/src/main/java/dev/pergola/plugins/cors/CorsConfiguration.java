package dev.pergola.plugins.cors;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The settings as they are written, before they are checked. In a key each double underscore of a method name is a
 * single one.
 */
@ObjectClassDefinition(
        pid = {"datasette-cors", "cors"},
        name = "Cross-origin access",
        description = "Which web pages of other origins may read the answers of this server.")
@interface CorsConfiguration {

    /** Every origin; wins over the lists. */
    @AttributeDefinition(name = "Every origin", description = "Lets pages of every origin read answers.")
    boolean allow__all() default false;

    /** Origins, compared exactly. */
    @AttributeDefinition(name = "Origins", description = "Origins such as https://example.org, compared exactly.")
    String[] hosts() default {};

    /** Shell patterns of origins. */
    @AttributeDefinition(
            name = "Patterns of origins",
            description = "Patterns such as https://*.example.org with *, ? and [...]; a star also spans dots.")
    String[] host__wildcards() default {};

    /** Request headers. */
    @AttributeDefinition(name = "Request headers", description = "Headers that such pages may send.")
    String[] headers() default {};

    /** Methods. */
    @AttributeDefinition(name = "Methods", description = "Methods that such pages may use.")
    String[] methods() default {};

    /** Whether pages may be read too. */
    @AttributeDefinition(
            name = "Pages",
            description = "Lets such pages read the HTML pages of this server as well, and not only its data.")
    boolean html() default false;

    /** Seconds that a browser may keep the answer to a preflight request; 0 for its own default. */
    @AttributeDefinition(
            name = "Maximum age",
            description = "Seconds for which a browser may remember what is allowed; 0 leaves that to the browser.",
            min = "0")
    int max__age() default 0;

    /** Whether cookies may be sent along. */
    @AttributeDefinition(name = "Credentials", description = "Lets such pages send cookies along.")
    boolean credentials() default false;

    /** Response headers. */
    @AttributeDefinition(name = "Response headers", description = "Headers of answers that such pages may read.")
    String[] expose__headers() default {};
}
