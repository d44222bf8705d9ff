package dev.pergola.core.view;

import java.util.Optional;
import java.util.function.Supplier;

/** Something that is made when it is first asked for, and kept. For one thread. */
final class Once<T> implements Supplier<T> {

    private final Supplier<T> making;
    private Optional<T> made = Optional.empty();

    Once(Supplier<T> making) {
        this.making = making;
    }

    @Override
    public T get() {
        if (made.isEmpty()) {
            made = Optional.of(making.get());
        }
        return made.get();
    }
}
