package io.engagements.query.projection;

import io.engagements.query.log.LoggedEntry;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Gathers a batch's entries and hands them over at once, before the batch's position is stored with them. */
final class BatchInvoker implements EventHandlerInvoker {

    private static final String BATCH = BatchInvoker.class.getName();

    private final DeadLettering parking;
    private final Runnable visible;

    /** @param visible called after a batch was committed */
    BatchInvoker(DeadLettering parking, Runnable visible) {
        this.parking = parking;
        this.visible = visible;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        CurrentUnitOfWork.get()
                .root()
                .<List<LoggedEntry>>getOrComputeResource(BATCH, key -> begin())
                .add((LoggedEntry) message.getPayload());
    }

    private List<LoggedEntry> begin() {
        List<LoggedEntry> batch = new ArrayList<>();
        CurrentUnitOfWork.get().onPrepareCommit(unit -> parking.handle(batch));
        CurrentUnitOfWork.get().afterCommit(unit -> visible.run());
        return batch;
    }

    @Override
    public boolean supportsReset() {
        return false;
    }
}
