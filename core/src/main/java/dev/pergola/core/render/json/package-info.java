/**
 * Pages as JSON, in the shapes that clients of the original know.
 *
 * <p>Rows go from the cursor to the bytes of the answer without becoming objects; a row that the database has encoded
 * itself is copied as it is. Knows pages and nothing of where they come from.
 */
package dev.pergola.core.render.json;
