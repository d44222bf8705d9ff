/**
 * Pages as HTML for people.
 *
 * <p>Templates are Mustache and are compiled once; what repeats for every cell of a table is written by code, straight
 * from the cursor. Every text of a database, a plugin or a request is escaped on its way out, and each page carries a
 * Content-Security-Policy that allows no script but its own. Ids, classes and data attributes that style sheets and
 * scripts of others rely on are an interface and stay as they are documented.
 */
package dev.pergola.core.render.html;
