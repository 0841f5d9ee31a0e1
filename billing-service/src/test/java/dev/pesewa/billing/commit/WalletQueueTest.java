package dev.pesewa.billing.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WalletQueueTest {

    private long nanos;
    private final WalletQueue queue = new WalletQueue(2, () -> nanos);

    private static WorkspaceId wallet(int number) {
        return new WorkspaceId(new UUID(1, number));
    }

    private PendingCommand enter(int wallet) {
        var command = command(wallet, false);
        queue.enter(command);
        return command;
    }

    private static PendingCommand command(int wallet, boolean alone) {
        return new PendingCommand(wallet(wallet), null, _ -> null, alone, false);
    }

    @Test
    void writesACommandAtOnceWhenNoneIsUnderWay() {
        var command = command(1, false);
        assertThat(queue.enter(command)).isTrue();
        assertThat(queue.take()).containsExactly(Map.entry(wallet(1), List.of(command)));
        assertThat(queue.leave(List.of(wallet(1)))).as("no command waits").isFalse();
    }

    @Test
    void commandsThatArriveDuringABatchShareTheNextInOrder() {
        enter(1);
        Map<WorkspaceId, List<PendingCommand>> first = queue.take();
        List<PendingCommand> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            var command = command(1, false);
            assertThat(queue.enter(command)).as("the wallet is busy").isFalse();
            waiting.add(command);
        }
        assertThat(queue.leave(first.keySet())).isTrue();
        assertThat(queue.take()).containsExactly(Map.entry(wallet(1), waiting));
    }

    @Test
    void aBusyWalletDoesNotDelayTheOthers() {
        for (int i = 0; i < 1_000; i++) {
            enter(1);
        }
        PendingCommand other = enter(2);
        Map<WorkspaceId, List<PendingCommand>> taken = queue.take();
        assertThat(taken.get(wallet(1))).hasSize(WalletQueue.MOST_OF_A_WALLET);
        assertThat(taken).containsEntry(wallet(2), List.of(other));
    }

    @Test
    void takesNoMoreCommandsThanOneBatchHolds() {
        for (int wallet = 0; wallet < 3; wallet++) {
            for (int i = 0; i < 150; i++) {
                enter(wallet);
            }
        }
        int taken = queue.take().values().stream().mapToInt(List::size).sum();
        assertThat(taken).isEqualTo(WalletQueue.MOST_IN_A_BATCH);
        assertThat(queue.length()).isEqualTo(450 - taken);
    }

    @Test
    void aCommandThatMustBeAloneSharesNoBatch() {
        PendingCommand before = enter(1);
        var alone = command(1, true);
        queue.enter(alone);
        enter(1);
        assertThat(queue.take().get(wallet(1))).containsExactly(before);
        queue.leave(List.of(wallet(1)));
        assertThat(queue.take().get(wallet(1))).containsExactly(alone);
    }

    @Test
    void anotherWriterStartsWhenTheFirstIsHeldUp() {
        assertThat(queue.enter(command(1, false))).isTrue();
        queue.take();
        assertThat(queue.enter(command(2, false))).as("the first writer is soon free").isFalse();
        nanos += WalletQueue.HELD_UP_NANOS + 1;
        assertThat(queue.enter(command(3, false))).as("the first writer is held up").isTrue();
        queue.take();
        nanos += WalletQueue.HELD_UP_NANOS + 1;
        assertThat(queue.enter(command(4, false))).as("two writers are the most").isFalse();
    }

    @Test
    void rejectsCommandsBeyondItsBoundsAndKeepsTheOthers() {
        for (int i = 0; i < WalletQueue.MOST_WAITING_FOR_A_WALLET; i++) {
            enter(1);
        }
        assertThat(rejection(1).code()).isEqualTo(ProblemCode.UNAVAILABLE);
        for (int i = 0; i < WalletQueue.MOST_WAITING - WalletQueue.MOST_WAITING_FOR_A_WALLET; i++) {
            enter(2 + i);
        }
        assertThat(rejection(2).code().status()).isEqualTo(503);
        assertThat(queue.length()).isEqualTo(WalletQueue.MOST_WAITING);
    }

    private ProblemException rejection(int wallet) {
        return catchThrowableOfType(ProblemException.class, () -> enter(wallet));
    }
}
