package dev.pergola.core.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipException;

/** Looks into a file and says which plugin it holds, or why it holds none. Never fails: a bad file is an answer too. */
public final class JarInspection {

    private static final String NAME = "Bundle-SymbolicName";
    private static final String VERSION = "Bundle-Version";
    private static final String FRAGMENT_HOST = "Fragment-Host";

    private JarInspection() {}

    /**
     * Looks into a file.
     *
     * @param path absolute
     * @param origin which folder it is in
     * @param stamp what the directory says about it
     * @return a jar, or a file that is no plugin with the reason
     */
    public static PluginFile inspect(Path path, String origin, FileStamp stamp) {
        try (JarFile jar = new JarFile(path.toFile(), false)) {
            Manifest manifest = jar.getManifest();
            if (manifest == null) {
                return unusable(
                        path,
                        origin,
                        stamp,
                        "is a zip archive without a manifest. Build it as a bundle, such as with bnd-maven-plugin.");
            }
            Attributes headers = manifest.getMainAttributes();
            Optional<String> flaw = flaw(headers);
            return flaw.isPresent()
                    ? unusable(path, origin, stamp, flaw.get())
                    : new PluginJar(path, origin, stamp, name(headers), version(headers), sha256(path));
        } catch (ZipException notAZip) {
            String why = "is no jar, or it was copied only in part: %s. Get it again.".formatted(notAZip.getMessage());
            return unusable(path, origin, stamp, why);
        } catch (IOException | IllegalArgumentException unreadable) {
            return unusable(path, origin, stamp, "cannot be read: %s.".formatted(unreadable.getMessage()));
        }
    }

    private static UnusableFile unusable(Path path, String origin, FileStamp stamp, String flaw) {
        return new UnusableFile(path, origin, stamp, path.getFileName() + " " + flaw);
    }

    /** What is wrong, as the end of a sentence about the file. */
    private static Optional<String> flaw(Attributes headers) {
        if (name(headers).isEmpty()) {
            return Optional.of(
                    "is a plain library and no plugin: its manifest has no %s. Pack it into the plugin that uses it."
                            .formatted(NAME));
        }
        if (headers.getValue(FRAGMENT_HOST) != null) {
            return Optional.of("is no plugin but a fragment of %s. Put its content into the plugin itself."
                    .formatted(headers.getValue(FRAGMENT_HOST)));
        }
        try {
            version(headers);
            return Optional.empty();
        } catch (IllegalArgumentException noVersion) {
            return Optional.of("has a %s that is none: %s.".formatted(VERSION, noVersion.getMessage()));
        }
    }

    /** The name without the directives that may follow it; empty where there is none. */
    private static String name(Attributes headers) {
        String header = Optional.ofNullable(headers.getValue(NAME)).orElse("");
        int directives = header.indexOf(';');
        return (directives < 0 ? header : header.substring(0, directives)).strip();
    }

    private static PluginVersion version(Attributes headers) {
        String header = headers.getValue(VERSION);
        return header == null ? PluginVersion.NONE : PluginVersion.parse(header);
    }

    private static String sha256(Path path) throws IOException {
        try (InputStream file = Files.newInputStream(path);
                DigestInputStream digested = new DigestInputStream(file, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
