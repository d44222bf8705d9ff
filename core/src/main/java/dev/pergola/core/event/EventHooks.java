package dev.pergola.core.event;

import dev.pergola.api.hook.data.WriteInterceptor;
import dev.pergola.api.hook.run.EventListener;
import dev.pergola.api.hook.run.EventTypes;
import dev.pergola.core.hooks.HookPoint;

/** The kinds of hooks that tell and hear of what happens. */
public final class EventHooks {

    /** Those who hear of events. */
    public static final HookPoint<EventListener> LISTENERS = HookPoint.shared("event listener", EventListener.class);

    /** Which kinds of events there are. */
    public static final HookPoint<EventTypes> TYPES = HookPoint.shared("event types", EventTypes.class);

    /** Those who stand around writes. */
    public static final HookPoint<WriteInterceptor> INTERCEPTORS =
            HookPoint.shared("write interceptor", WriteInterceptor.class);

    private EventHooks() {}
}
