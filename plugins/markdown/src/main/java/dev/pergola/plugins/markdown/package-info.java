/**
 * Texts in Markdown, shown as they are meant.
 *
 * <p>{@link dev.pergola.plugins.markdown.Markdown} makes markup of a text, without anything that could run or load what is not
 * asked for. Cells get it by the settings ({@link dev.pergola.plugins.markdown.MarkdownCells}) or by the type of their column
 * ({@link dev.pergola.plugins.markdown.MarkdownType}), templates by a function
 * ({@link dev.pergola.plugins.markdown.MarkdownFunctions}).
 */
package dev.pergola.plugins.markdown;
