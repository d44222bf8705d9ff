package dev.pergola.core.plugins;

import java.nio.file.Path;

/**
 * A file that is no plugin.
 *
 * @param path where it is
 * @param origin which folder it is in
 * @param stamp what the directory said when it was looked into
 * @param reason why it is no plugin, in a sentence
 */
public record UnusableFile(Path path, String origin, FileStamp stamp, String reason) implements PluginFile {}
