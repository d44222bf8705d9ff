package dev.pergola.core.catalogue;

import org.osgi.resource.Resource;

/**
 * A plugin as people and as the resolver see it.
 *
 * @param entry for people
 * @param resource for the resolver
 */
record IndexedPlugin(CatalogueEntry entry, Resource resource) {}
