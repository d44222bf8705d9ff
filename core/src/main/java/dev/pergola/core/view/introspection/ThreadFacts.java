package dev.pergola.core.view.introspection;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The threads of the process, and what runs again and again on them. */
final class ThreadFacts {

    private ThreadFacts() {}

    static Map<String, PlainValue> of(Collection<Thread> threads, List<String> tasks) {
        List<PlainValue> items = threads.stream()
                .sorted(Comparator.comparing(Thread::getName).thenComparing(Thread::getId))
                .<PlainValue>map(thread -> new Facts()
                        .and("name", thread.getName())
                        .and("ident", thread.getId())
                        .and("daemon", thread.isDaemon())
                        .value())
                .toList();
        return new Facts()
                .and("num_threads", items.size())
                .and("threads", new PlainValue.Items(items))
                .and("num_tasks", tasks.size())
                .and("tasks", tasks)
                .value()
                .values();
    }
}
