/**
 * The verb {@code demo}: a database of what the JDK itself knows, built without any download and served at once.
 *
 * <p>Facts and writing are apart. A {@link dev.pergola.plugins.demo.DemoTheme} tells tables as values, with their rows as
 * lazy streams; nothing of it needs a database. {@link dev.pergola.plugins.demo.DemoDatabase} writes all themes into a
 * file, {@link dev.pergola.plugins.demo.DemoFile} knows whether that file can be used again, and
 * {@link dev.pergola.plugins.demo.DemoCommand} is the verb. All names are English and nothing depends on the locale or
 * the time zone of the machine: one JDK makes one database.
 */
package dev.pergola.plugins.demo;
