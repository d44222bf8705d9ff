package dev.pergola.api.hook.page;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A style sheet or a script that a page loads.
 *
 * @param kind what it is
 * @param location where it is
 * @param integrity the subresource integrity text, such as {@code sha384-...}; empty for files of this server
 * @param worksInCopies whether a script works in a static copy of the page as well, without the server and without the
 *     scripts of the site; those that do not are taken out of copies. Means nothing for a style sheet, which always stays
 */
public record Asset(Kind kind, Location location, Optional<String> integrity, boolean worksInCopies) {

    /** Checks the parts. */
    public Asset {
        requireNonNull(kind, "kind is null");
        requireNonNull(location, "location is null");
        requireNonNull(integrity, "integrity is null");
    }

    /**
     * A style sheet, or a script that needs the server.
     *
     * @param kind what it is
     * @param location where it is
     * @param integrity the subresource integrity text; empty for files of this server
     */
    public Asset(Kind kind, Location location, Optional<String> integrity) {
        this(kind, location, integrity, false);
    }

    /** What a page does with an asset. New kinds may be added: do not switch over them. */
    public enum Kind {
        /** A style sheet. */
        STYLE,
        /** A classic script, run in order. */
        SCRIPT,
        /** A JavaScript module. */
        MODULE
    }

    /**
     * Where an asset is.
     *
     * @param staticName the {@link dev.pergola.api.hook.web.StaticFiles#NAME} of the files it belongs to; empty for an
     *     address
     * @param path the path among those files, or the address
     */
    public record Location(Optional<String> staticName, String path) {

        /** Checks the parts. */
        public Location {
            requireNonNull(staticName, "staticName is null");
            requireNonNull(path, "path is null");
        }
    }

    /**
     * A static file of a plugin; its address is completed with the hash of its content. The kind follows the ending:
     * {@code .css} a style sheet, {@code .mjs} a module, everything else a script.
     *
     * @param staticName the name of the static files
     * @param path the path among them
     * @return the asset
     */
    public static Asset file(String staticName, String path) {
        Kind kind = path.endsWith(".css") ? Kind.STYLE : path.endsWith(".mjs") ? Kind.MODULE : Kind.SCRIPT;
        return new Asset(kind, new Location(Optional.of(staticName), path), Optional.empty());
    }

    /**
     * The same script, which works in a static copy of the page as well. It is told so by the attribute
     * {@code data-works-in-copies}.
     *
     * @return another asset
     */
    public Asset workingInCopies() {
        return new Asset(kind, location, integrity, true);
    }

    /**
     * An asset at an address.
     *
     * @param kind what it is
     * @param address absolute, or a path on this site
     * @return the asset
     */
    public static Asset at(Kind kind, String address) {
        return new Asset(kind, new Location(Optional.empty(), address), Optional.empty());
    }
}
