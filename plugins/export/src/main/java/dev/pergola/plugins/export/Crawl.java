package dev.pergola.plugins.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * Finds all that belongs to the copy: begins somewhere and follows links, near ones first. Many addresses are asked for at
 * once, always as many at a time, and what they answer is looked at in order: so the result does not depend on how many threads
 * there are. For one thread.
 */
final class Crawl {

    private static final int AT_ONCE = 256;

    private final Visitor visitor;
    private final SiteRules.Limits limits;
    private final Workers workers;
    private final Progress progress;
    private final Map<Address, Found> found = new LinkedHashMap<>();
    private final Map<Address, Place> known = new HashMap<>();
    private final List<Place> waiting = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private int leftOut;
    private long bytes;

    /**
     * Makes a crawl that has not begun.
     *
     * @param visitor asks for addresses
     * @param limits where to stop
     * @param workers ask at the same time
     * @param progress is told how far it is
     */
    Crawl(Visitor visitor, SiteRules.Limits limits, Workers workers, Progress progress) {
        this.visitor = visitor;
        this.limits = limits;
        this.workers = workers;
        this.progress = progress;
    }

    /**
     * What was found.
     *
     * @param page at an address
     * @param visit with what was kept of it
     */
    record Found(CopiedPage page, Visitor.Visit visit) {}

    private record Place(Address address, String from, int depth, int further) {}

    /** Where to begin; what leads there is not a page of the site. */
    void begin(Address address, String from) {
        add(new Place(address, from, 0, 0));
    }

    private void add(Place place) {
        if (place.depth() > limits.depth()
                || place.further() > limits.furtherPages()
                || known.size() >= limits.pages()
                || bytes > limits.bytes()) {
            if (!known.containsKey(place.address())) {
                leftOut++;
            }
        } else if (known.putIfAbsent(place.address(), place) == null) {
            waiting.add(place);
        }
    }

    /**
     * Goes on to the end.
     *
     * @throws InterruptedException where it was told to stop
     */
    void run() throws IOException, InterruptedException {
        for (int at = 0; at < waiting.size(); ) {
            int end = Math.min(at + AT_ONCE, waiting.size());
            List<Place> together = List.copyOf(waiting.subList(at, end));
            at = end;
            List<Visitor.Visit> visits = workers.all(together, this::visit);
            for (int i = 0; i < together.size(); i++) {
                look(together.get(i), visits.get(i));
            }
        }
    }

    private Visitor.Visit visit(Place place) throws ExecutionException {
        try {
            Visitor.Visit visit = visitor.visit(place.address());
            progress.visited(known.size());
            return visit;
        } catch (IOException | RuntimeException failure) {
            if (Thread.currentThread().isInterrupted()) {
                throw new ExecutionException(failure);
            }
            return Visitor.Visit.failed(failure.toString());
        }
    }

    private void look(Place place, Visitor.Visit visit) {
        Optional<CopiedPage> answered = visit.page();
        if (answered.isEmpty()) {
            failures.add(new Failure(place.address().toString(), visit.problem(), place.from()));
            return;
        }
        CopiedPage page = answered.get();
        bytes += page.bytes();
        found.put(place.address(), new Found(page, visit));
        for (Address link : page.links()) {
            boolean further =
                    link.path().equals(place.address().path()) && link.query().startsWith("_next=");
            add(new Place(
                    link,
                    place.address().toString(),
                    further ? place.depth() : place.depth() + 1,
                    further ? place.further() + 1 : 0));
        }
    }

    /** All that was found, in the order in which it was. */
    Map<Address, Found> found() {
        return found;
    }

    /** What could not be exported. */
    List<Failure> failures() {
        return failures;
    }

    /** How many links were not followed because of a limit. */
    int leftOut() {
        return leftOut;
    }
}
