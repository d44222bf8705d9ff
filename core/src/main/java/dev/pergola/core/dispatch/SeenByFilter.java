package dev.pergola.core.dispatch;

import dev.pergola.api.hook.web.FilterContext;
import dev.pergola.api.http.Request;
import java.util.List;

/** What a response filter may know of a request. */
record SeenByFilter(Request request, List<String> allowedMethods) implements FilterContext {}
