package org.kaon.callback;

/// A wish to end training gracefully: the batch is finished, a checkpoint is written, `fit`
/// returns. May be set from any thread, such as the handler of Ctrl-C.
public final class Stop {

    private volatile boolean requested;

    public void request() {
        requested = true;
    }

    public boolean isRequested() {
        return requested;
    }
}
