/**
 * What changes data: each class answers one address, of the write API or of a page with a form. It finds the table, asks whether
 * whoever sends the request may, reads the body, has it checked, and runs it in one transaction; what is wrong is told all at
 * once. Here is also decided what pages offer to whom.
 */
package dev.pergola.core.view.write;
