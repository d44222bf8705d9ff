/** Signing in and out, and making API tokens: the pages for people. */
package dev.pergola.core.view.identity;
