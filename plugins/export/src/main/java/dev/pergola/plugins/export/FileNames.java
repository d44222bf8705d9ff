package dev.pergola.plugins.export;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Gives each address a file of its own, also where a file system does not know upper from lower case. The same addresses in the
 * same order get the same names. For one thread.
 */
final class FileNames {

    private final Map<String, Address> taken = new HashMap<>();

    /** Keeps a name for a file that is no address. */
    void reserve(String name) {
        taken.put(key(name), new Address("/", name));
    }

    /** The name of the file of an address. */
    String of(Address address, String contentType) {
        String name = FileName.of(address, contentType);
        Address other = taken.putIfAbsent(key(name), address);
        if (other == null || other.equals(address)) {
            return name;
        }
        String distinguished = FileName.distinguished(name, address);
        taken.put(key(distinguished), address);
        return distinguished;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
