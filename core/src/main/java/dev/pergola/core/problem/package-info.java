/**
 * What can go wrong, as values: a {@link dev.pergola.core.problem.Problem} carries everything that an answer needs -
 * code, status, title, sentences, advice, headers - and knows nothing of JSON or HTML. The sentences of the situations
 * that every part of the server meets are made in one place, so they say the same everywhere: what was tried, why it
 * failed, what may help. A leaf of the core: imports the API's error codes only.
 */
package dev.pergola.core.problem;
