/**
 * The name, logo, colours and footer of whoever runs the site, and a notice to its readers.
 *
 * <p>{@link dev.pergola.plugins.branding.Branding} holds the settings, gives templates the words, and serves a style sheet with
 * the colours; {@link dev.pergola.plugins.branding.BrandTemplates} puts the words into the parts of the layout that pages have in
 * common. What the settings leave open stays as it is. Colours are adapted until they can be read, see
 * {@link dev.pergola.plugins.branding.Colour}.
 */
package dev.pergola.plugins.branding;
