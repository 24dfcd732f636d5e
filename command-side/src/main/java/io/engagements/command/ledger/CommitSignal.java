package io.engagements.command.ledger;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Says in this process that events were committed. Not a promise: the keeper also looks by itself. */
@Component
public class CommitSignal {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public void raise() {
        listeners.forEach(Runnable::run);
    }

    void onRaise(Runnable listener) {
        listeners.add(listener);
    }
}
