package dev.pergola.core.source;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the compiler made of sources.
 *
 * @param classes the class files by the name of the class
 * @param faults what is wrong; then there are no classes
 */
record Compilation(Map<String, byte[]> classes, List<SourceFault> faults) {

    Compilation {
        classes = new TreeMap<>(classes);
        faults = List.copyOf(faults);
    }
}
