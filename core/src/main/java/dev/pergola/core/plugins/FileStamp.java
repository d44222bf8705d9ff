package dev.pergola.core.plugins;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * What a directory says about a file; another stamp means another content.
 *
 * @param size in bytes; of several files together a number made of theirs
 * @param modified the time of the last change
 */
public record FileStamp(long size, FileTime modified) {

    static FileStamp of(BasicFileAttributes attributes) {
        return new FileStamp(attributes.size(), attributes.lastModifiedTime());
    }
}
