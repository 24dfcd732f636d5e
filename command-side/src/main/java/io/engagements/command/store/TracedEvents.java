package io.engagements.command.store;

import io.engagements.support.tracing.Trace;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/** Notes beside each event the trace of the request that brought it about; what time brings about has none. */
public final class TracedEvents implements MessageDispatchInterceptor<EventMessage<?>> {

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> events) {
        return (index, event) -> Trace.here()
                .<EventMessage<?>>map(trace -> event.andMetaData(Map.of(Trace.ID, trace.id())))
                .orElse(event);
    }
}
