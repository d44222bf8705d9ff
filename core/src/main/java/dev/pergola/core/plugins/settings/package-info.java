/**
 * What a plugin says its settings are, and whether what somebody wrote fits. A {@link
 * dev.pergola.core.plugins.settings.SettingsDeclaration} is read out of the plugin's own jar, a {@link
 * dev.pergola.core.plugins.settings.WrittenBlock} out of the configuration; {@link
 * dev.pergola.core.plugins.settings.SettingsInForce} brings both together. All of it is values and pure functions: handing
 * settings to components is done elsewhere.
 */
package dev.pergola.core.plugins.settings;
