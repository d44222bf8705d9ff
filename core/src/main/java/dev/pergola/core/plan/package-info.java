/**
 * From the arguments of a request and the schema of a table to SQL. Everything here is a pure function: no database, no
 * clock, no chance, so what a request will run can be read and tested as a value.
 */
package dev.pergola.core.plan;
