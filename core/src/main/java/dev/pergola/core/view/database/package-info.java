/** The page of a database, and the file behind it for those who may have it. */
package dev.pergola.core.view.database;
