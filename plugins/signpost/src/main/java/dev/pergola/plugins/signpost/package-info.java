/**
 * Leads people on who would stand before a closed door.
 *
 * <p>{@link dev.pergola.plugins.signpost.MovedAddresses} answers addresses that lead nowhere with where they have gone, each a
 * {@link dev.pergola.plugins.signpost.Move}; {@link dev.pergola.plugins.signpost.SignInFirst} answers refusals of people who have
 * not signed in.
 */
package dev.pergola.plugins.signpost;
