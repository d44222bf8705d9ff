package dev.pergola.plugins.geo;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of the whole server. Databases and tables can have blocks of their own with the same keys. */
@ObjectClassDefinition(
        pid = Places.BLOCK,
        name = "Places",
        description = "Which columns say where a row is, and whether pages show a map of their rows.")
@interface GeoConfiguration {

    /** Names of columns with degrees of latitude. */
    @AttributeDefinition(
            name = "Latitude",
            description = "Names of columns with degrees north; upper and lower case are the same.")
    String[] latitude() default {"latitude", "lat"};

    /** Names of columns with degrees of longitude. */
    @AttributeDefinition(
            name = "Longitude",
            description = "Names of columns with degrees east; upper and lower case are the same.")
    String[] longitude() default {"longitude", "lon", "lng", "long"};

    /** Names of columns with GeoJSON. */
    @AttributeDefinition(
            name = "GeoJSON",
            description = "Names of columns with GeoJSON geometries, for tables without degrees.")
    String[] geojson() default {"geojson", "geometry"};

    /** Whether pages show maps. */
    @AttributeDefinition(name = "Map", description = "Shows a map of the rows on their pages.")
    boolean map() default true;
}
