/**
 * The jump menu: everything that somebody may open, found by a few letters of its name. What can be found comes from
 * sources, so that more of them can be added without touching how it is searched and sorted.
 */
package dev.pergola.core.view.jump;
