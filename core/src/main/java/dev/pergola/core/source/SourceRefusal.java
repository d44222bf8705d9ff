package dev.pergola.core.source;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Sources from which no plugin can be made. The message holds every fault, each as compilers write it. */
public final class SourceRefusal extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private final transient List<SourceFault> faults;

    /**
     * Refuses sources.
     *
     * @param faults what is wrong, at least one
     */
    public SourceRefusal(List<SourceFault> faults) {
        super(text(faults));
        this.faults = List.copyOf(faults);
    }

    static SourceRefusal of(String file, String message) {
        return new SourceRefusal(List.of(SourceFault.of(file, message)));
    }

    /**
     * What is wrong.
     *
     * @return in the order in which the compiler found it
     */
    public List<SourceFault> faults() {
        return faults;
    }

    /**
     * Every fault as compilers write it, several lines each.
     *
     * @return the message
     */
    public String explanation() {
        return text(faults);
    }

    private static String text(List<SourceFault> faults) {
        String shown = faults.stream().limit(SHOWN).map(SourceFault::toString).collect(joining("\n"));
        return faults.size() > SHOWN ? shown + "\n... and %d more.".formatted(faults.size() - SHOWN) : shown;
    }
}
