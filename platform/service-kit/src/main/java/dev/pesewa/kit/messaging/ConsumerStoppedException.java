package dev.pesewa.kit.messaging;

/// The service stops while an outage is waited for: the batch is not done, and its offsets are not
/// committed.
public final class ConsumerStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConsumerStoppedException() {
        super("The service stops; the batch is read again after its start");
    }
}
