package dev.pergola.core.render.html;

import java.util.Map;

/** What a page of a plugin shows: its template finds these names among those of the page. */
record PluginModel(Map<String, Object> data) {}
