package dev.pergola.core.boot;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.data.AggregateFunction;
import dev.pergola.api.hook.data.ConnectionContext;
import dev.pergola.api.hook.data.ConnectionHook;
import dev.pergola.api.hook.data.ScalarFunction;
import dev.pergola.core.db.Additions;
import dev.pergola.core.db.ConnectionCustomiser;
import dev.pergola.core.db.ConnectionSetup;
import dev.pergola.core.db.SqlAggregate;
import dev.pergola.core.db.SqlFunction;
import dev.pergola.core.hooks.HookCall;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookFailure;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.Lease;
import dev.pergola.core.model.Value;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Adds to connections what plugins bring for SQL. Each call of a function of theirs goes through the guard: it costs a
 * fraction of what it costs SQLite to call Java at all. May be used by any number of threads.
 */
final class PluginFunctions implements ConnectionCustomiser {

    /** What plugins add to connections. */
    static final HookPoint<ConnectionHook> POINT = HookPoint.shared("connections", ConnectionHook.class);

    private final HookRegistry registry;
    private final HookCalls calls;
    private volatile Numbered last = new Numbered(List.of(), Additions.FIXED);

    /** Which hooks there are, and the number under which connections know them. */
    private record Numbered(List<HookEntry<ConnectionHook>> hooks, Additions number) {}

    PluginFunctions(HookRegistry registry, HookCalls calls) {
        this.registry = registry;
        this.calls = calls;
    }

    /** Looks at the registry itself, so that what is read for a new snapshot is never read with old functions. */
    @Override
    public Additions additions() {
        List<HookEntry<ConnectionHook>> now = registry.current().active(POINT);
        Numbered known = last;
        return known.hooks().equals(now) ? known.number() : renumber();
    }

    private synchronized Additions renumber() {
        List<HookEntry<ConnectionHook>> now = registry.current().active(POINT);
        if (!last.hooks().equals(now)) {
            boolean departed = !now.containsAll(last.hooks());
            Additions before = last.number();
            last = new Numbered(now, new Additions(before.changes() + 1, before.departures() + (departed ? 1 : 0)));
        }
        return last.number();
    }

    /** Of two that add the same, SQLite keeps the last, so the highest ranking one comes last. */
    @Override
    public void customise(ConnectionSetup setup) {
        try (Lease lease = registry.lease()) {
            List<HookEntry<ConnectionHook>> hooks = lease.snapshot().active(POINT);
            for (int i = hooks.size() - 1; i >= 0; i--) {
                prepare(hooks.get(i), setup);
            }
        }
    }

    private void prepare(HookEntry<ConnectionHook> hook, ConnectionSetup setup) {
        try {
            calls.call(hook, preparing -> {
                preparing.prepare(new Context(setup, hook));
                return Boolean.TRUE;
            });
        } catch (HookFailure | ServerException recorded) {
            // What was added until then stays; without the rest, statements say what is missing.
        }
    }

    private final class Context implements ConnectionContext {

        private final ConnectionSetup setup;
        private final HookEntry<ConnectionHook> hook;

        Context(ConnectionSetup setup, HookEntry<ConnectionHook> hook) {
            this.setup = setup;
            this.hook = hook;
        }

        @Override
        public String database() {
            return setup.database();
        }

        @Override
        public void function(String name, int arguments, ScalarFunction function) {
            setup.function(name, arguments, true, guarded(name, function));
        }

        @Override
        public void changingFunction(String name, int arguments, ScalarFunction function) {
            setup.function(name, arguments, false, guarded(name, function));
        }

        private SqlFunction guarded(String name, ScalarFunction function) {
            return arguments -> Value.ofPlain(call(name, called -> function.call(plain(arguments))));
        }

        @Override
        public void aggregate(String name, int arguments, Supplier<? extends AggregateFunction> groups) {
            setup.aggregate(name, arguments, () -> {
                AggregateFunction group = call(name, called -> groups.get());
                return new Group(name, group);
            });
        }

        @Override
        public void collation(String name, Comparator<String> order) {
            setup.collation(name, (text, other) -> {
                try {
                    return call(name, called -> order.compare(text, other));
                } catch (ServerException failed) {
                    return 0; // SQLite cannot be told that an order has failed; it is on record
                }
            });
        }

        private <T> T call(String name, HookCall<ConnectionHook, T> work) {
            try {
                return calls.call(hook, work);
            } catch (HookFailure failure) {
                throw new ServerException(
                                ErrorCode.INTERNAL,
                                "%s of the plugin %s failed".formatted(name, hook.owner()),
                                "The page /-/plugins says why.")
                        .causedBy(failure);
            }
        }

        private static List<SqlValue> plain(List<Value> values) {
            return values.stream().map(Value::plain).toList();
        }

        private final class Group implements SqlAggregate {

            private final String name;
            private final AggregateFunction group;

            Group(String name, AggregateFunction group) {
                this.name = name;
                this.group = group;
            }

            @Override
            public void step(List<Value> arguments) {
                call(name, called -> {
                    group.step(plain(arguments));
                    return Boolean.TRUE;
                });
            }

            @Override
            public Value result() {
                return Value.ofPlain(call(name, called -> group.result()));
            }
        }
    }
}
