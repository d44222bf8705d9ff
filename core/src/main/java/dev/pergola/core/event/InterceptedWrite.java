package dev.pergola.core.event;

import dev.pergola.api.data.Transaction;
import dev.pergola.api.hook.data.WriteContext;
import dev.pergola.api.hook.run.Event;
import dev.pergola.api.http.Request;
import java.util.Optional;
import java.util.function.Consumer;

/** What an interceptor sees of a write. */
record InterceptedWrite(String database, Optional<Request> request, Transaction transaction, Consumer<Event> afterwards)
        implements WriteContext {

    @Override
    public void afterCommit(Event event) {
        afterwards.accept(event);
    }
}
