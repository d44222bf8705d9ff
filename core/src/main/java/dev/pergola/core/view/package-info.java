/**
 * What all views share: the site as they see it. Each family of pages has a package of its own below this one; they do
 * not know each other.
 */
package dev.pergola.core.view;
