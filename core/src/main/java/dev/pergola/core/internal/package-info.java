/**
 * What the site keeps about its data: the internal database, which no list names and no address reaches. It holds the
 * catalogue of the attached databases, descriptions, types of columns and stored queries. The configuration is written to
 * it, whoever else changes its tables is heard as well, and pages get an immutable picture of it that costs them nothing.
 */
package dev.pergola.core.internal;
