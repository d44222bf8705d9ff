package dev.pergola.core.view.assets;

import dev.pergola.core.text.PercentCoding;
import dev.pergola.core.text.SiteUrls;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where static files are served. */
final class StaticAddresses {
    private StaticAddresses() {}

    /** The address of a file, with the hash of its content where that is known. */
    static String of(SiteUrls urls, String name, String path, Optional<StoredFile> file) {
        String encoded =
                Arrays.stream(path.split("/", -1)).map(PercentCoding::encode).collect(Collectors.joining("/"));
        String place = name.equals(CoreFiles.NAME) ? "-/static/" : "-/static-plugins/" + name + "/";
        return urls.path(place + encoded)
                + file.map(stored -> "?_hash=" + stored.addressHash()).orElse("");
    }
}
