package dev.pergola.plugins.geo;

import java.util.Optional;

/**
 * A row on a map.
 *
 * @param geometry where it is
 * @param label what it is called; blank where it has no name
 * @param address its page, where it has one
 */
record Marker(Geometry geometry, String label, Optional<String> address) {}
