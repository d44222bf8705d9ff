/**
 * Pure functions between text and its coded forms: tilde coding, row paths and percent coding for addresses, quoting of
 * SQL identifiers, tokens of SQL, escaping of HTML, class names for style sheets, sizes and numbers for people. A leaf of the core:
 * imports nothing of it, holds no state, may be called from any thread. Text that cannot be decoded is reported by
 * {@link dev.pergola.core.text.MalformedTextException}, which says what is wrong and where, so that the caller can answer
 * "bad request" with a sentence that helps.
 */
package dev.pergola.core.text;
