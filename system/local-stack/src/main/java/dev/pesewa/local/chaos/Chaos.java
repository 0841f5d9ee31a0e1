package dev.pesewa.local.chaos;

import dev.pesewa.local.LocalException;
import dev.pesewa.local.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Charges, holds, grants and purchases of many clients while billing-service, PostgreSQL and Kafka
/// are killed; then the comparison of the books with the answers.
public final class Chaos {

    private static final int MOST_SHOWN = 50;

    private Chaos() {}

    /// What was done, and all that was wrong; nothing when all went well.
    public record ChaosOutcome(int requests, int charges, List<String> wrong) {}

    /// `stack` is up and is left up.
    public static ChaosOutcome run(Stack stack, ChaosPlan plan, Consumer<String> says) {
        says.accept("seed " + plan.seed());
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        List<ExpectedWallet> accounts = new ArrayList<>();
        for (int i = 0; i < ChaosPlan.WALLETS; i++) {
            accounts.add(account(stack, i));
        }
        var running = new AtomicBoolean(true);
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < ChaosPlan.WORKERS; i++) {
            var worker =
                    new ChaosClient(
                            "chaos-" + plan.seed() + "-" + i,
                            accounts,
                            stack.operator(),
                            stack.simulators(),
                            plan.seed() + i,
                            () -> running.get() && wrong.size() < MOST_SHOWN,
                            wrong::add);
            workers.add(Thread.ofVirtual().start(worker));
        }
        try {
            new ProcessKiller(stack, plan, says).run();
        } finally {
            running.set(false);
            workers.forEach(Chaos::join);
        }
        says.accept("No more kills; comparing the books with the answers ...");
        new ChaosVerification(stack, accounts, wrong::add).run();
        return new ChaosOutcome(
                accounts.stream().mapToInt(account -> account.sent().size()).sum(),
                accounts.stream().mapToInt(account -> account.charges().size()).sum(),
                wrong.stream().limit(MOST_SHOWN).toList());
    }

    private static ExpectedWallet account(Stack stack, int number) {
        String workspace =
                stack.operator()
                        .post("/api/workspaces", Map.of("name", "Chaos " + number))
                        .expect(201)
                        .path("id")
                        .asText();
        var account = new ExpectedWallet(workspace, stack.as("owner", workspace));
        account.owner()
                .post("/api/ai/trial", Map.of(), Map.of("Idempotency-Key", "trial"))
                .expect(200, 201);
        account.granted("5");
        return account;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LocalException("Interrupted while workers end", stopped);
        }
    }
}
