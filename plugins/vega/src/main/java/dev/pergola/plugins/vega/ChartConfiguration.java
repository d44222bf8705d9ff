package dev.pergola.plugins.vega;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of the plugin. */
@ObjectClassDefinition(
        pid = ChartSettings.BLOCK,
        name = "Charts",
        description = "Where charts are offered, and how much they show.")
@interface ChartConfiguration {

    /** Names of databases. */
    @AttributeDefinition(
            name = "Databases",
            description = "The databases whose pages offer charts. None for all of them.",
            required = false)
    String[] databases() default {};

    /** How many rows are drawn one by one. */
    @AttributeDefinition(
            name = "Sample",
            description = "So many rows at most are drawn one by one; of more a sample is taken.",
            min = "10",
            max = "20000")
    int sample() default 2000;

    /** How many groups are drawn. */
    @AttributeDefinition(
            name = "Groups",
            description = "So many groups of rows at most are drawn.",
            min = "10",
            max = "20000")
    int groups() default 2000;
}
