/** What changes data. So far only the gate before it: whether somebody may. */
package dev.pergola.core.view.write;
