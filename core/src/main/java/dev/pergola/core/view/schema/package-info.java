/**
 * The schemas of databases and tables as SQL: for people, for programs and as Markdown, which is what language models and
 * notes like best. Only what the one who asks may see anyway is shown.
 */
package dev.pergola.core.view.schema;
