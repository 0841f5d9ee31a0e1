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
    private final WalletQueue line = new WalletQueue(2, () -> nanos);

    private static WorkspaceId wallet(int number) {
        return new WorkspaceId(new UUID(1, number));
    }

    private PendingCommand enter(int wallet) {
        var ticket = ticket(wallet, false);
        line.enter(ticket);
        return ticket;
    }

    private static PendingCommand ticket(int wallet, boolean alone) {
        return new PendingCommand(wallet(wallet), null, _ -> null, alone, false);
    }

    @Test
    void aLoneRequestIsWrittenAtOnce() {
        var ticket = ticket(1, false);
        assertThat(line.enter(ticket)).isTrue();
        assertThat(line.take()).containsExactly(Map.entry(wallet(1), List.of(ticket)));
        assertThat(line.leave(List.of(wallet(1)))).as("nobody waits").isFalse();
    }

    @Test
    void whoeverComesMeanwhileSharesTheNextWritingInOrder() {
        enter(1);
        Map<WorkspaceId, List<PendingCommand>> first = line.take();
        List<PendingCommand> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            var ticket = ticket(1, false);
            assertThat(line.enter(ticket)).as("the wallet is busy").isFalse();
            waiting.add(ticket);
        }
        assertThat(line.leave(first.keySet())).isTrue();
        assertThat(line.take()).containsExactly(Map.entry(wallet(1), waiting));
    }

    @Test
    void aBusyWalletDoesNotKeepOthersWaiting() {
        for (int i = 0; i < 1_000; i++) {
            enter(1);
        }
        PendingCommand other = enter(2);
        Map<WorkspaceId, List<PendingCommand>> taken = line.take();
        assertThat(taken.get(wallet(1))).hasSize(WalletQueue.MOST_OF_A_WALLET);
        assertThat(taken).containsEntry(wallet(2), List.of(other));
    }

    @Test
    void noWritingIsLongerThanItsFirstRequestsCanWait() {
        for (int wallet = 0; wallet < 3; wallet++) {
            for (int i = 0; i < 150; i++) {
                enter(wallet);
            }
        }
        int taken = line.take().values().stream().mapToInt(List::size).sum();
        assertThat(taken).isEqualTo(WalletQueue.MOST_IN_A_BATCH);
        assertThat(line.length()).isEqualTo(450 - taken);
    }

    @Test
    void aRequestThatWantsToBeAloneIs() {
        PendingCommand before = enter(1);
        var alone = ticket(1, true);
        line.enter(alone);
        enter(1);
        assertThat(line.take().get(wallet(1))).containsExactly(before);
        line.leave(List.of(wallet(1)));
        assertThat(line.take().get(wallet(1))).containsExactly(alone);
    }

    @Test
    void anotherWriterBeginsWhenEnoughWaitOrTheFirstIsHeldUp() {
        assertThat(line.enter(ticket(1, false))).isTrue();
        line.take();
        assertThat(line.enter(ticket(2, false))).as("soon the first one is free").isFalse();
        nanos += WalletQueue.HELD_UP_NANOS + 1;
        assertThat(line.enter(ticket(3, false))).as("held up").isTrue();
        line.take();
        nanos += WalletQueue.HELD_UP_NANOS + 1;
        assertThat(line.enter(ticket(4, false))).as("no more than two").isFalse();
    }

    @Test
    void beyondItsBoundsTheLineIsClosedAndNothingIsForgotten() {
        for (int i = 0; i < WalletQueue.MOST_WAITING_FOR_A_WALLET; i++) {
            enter(1);
        }
        assertThat(refusal(1).code()).isEqualTo(ProblemCode.UNAVAILABLE);
        for (int i = 0; i < WalletQueue.MOST_WAITING - WalletQueue.MOST_WAITING_FOR_A_WALLET; i++) {
            enter(2 + i);
        }
        assertThat(refusal(2).code().status()).isEqualTo(503);
        assertThat(line.length()).isEqualTo(WalletQueue.MOST_WAITING);
    }

    private ProblemException refusal(int wallet) {
        return catchThrowableOfType(ProblemException.class, () -> enter(wallet));
    }
}
