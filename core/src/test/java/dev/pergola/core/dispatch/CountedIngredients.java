package dev.pergola.core.dispatch;

import dev.pergola.api.http.Response;
import dev.pergola.core.model.SourceVersion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** One source of data and one configuration, which are changed by counting. */
final class CountedIngredients implements Ingredients {

    final AtomicLong data = new AtomicLong();
    final AtomicLong configuration = new AtomicLong();

    @Override
    public long configuration() {
        return configuration.get();
    }

    @Override
    public boolean isCurrent(SourceVersion noted) {
        return noted.version() == data.get();
    }

    @Override
    public Made watch(Supplier<Response> work) {
        SourceVersion before = new SourceVersion(1, data.get());
        return new Made(work.get(), Optional.of(List.of(before)));
    }

    @Override
    public void asked() {}
}
