package dev.pesewa.local.chaos;

import dev.pesewa.local.Polling;
import dev.pesewa.local.ServiceProcess;
import dev.pesewa.local.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Kills billing-service, PostgreSQL and Kafka (-9) in random order and starts them again, until
/// each has died often enough and the time is over.
final class ProcessKiller {

    private final Stack stack;
    private final ChaosPlan plan;
    private final Random random;
    private final Consumer<String> says;

    ProcessKiller(Stack stack, ChaosPlan plan, Consumer<String> says) {
        this.stack = stack;
        this.plan = plan;
        this.random = new Random(plan.seed());
        this.says = says;
    }

    private record Victim(String name, Runnable kill, Runnable start) {}

    void run() {
        ServiceProcess billing = stack.service("billing-service");
        List<Victim> victims =
                new ArrayList<>(
                        List.of(
                                new Victim(
                                        "billing-service",
                                        () -> billing.process().kill(),
                                        () -> {
                                            billing.start();
                                            billing.awaitReady();
                                        }),
                                new Victim(
                                        "PostgreSQL",
                                        stack.postgres()::kill,
                                        stack.postgres()::start),
                                new Victim("Kafka", stack.kafka()::kill, stack.kafka()::start)));
        long end = System.nanoTime() + plan.time().toNanos();
        for (int round = 1; round <= plan.kills() || System.nanoTime() < end; round++) {
            Collections.shuffle(victims, random);
            for (Victim victim : victims) {
                Polling.pause(Duration.ofMillis(300 + random.nextInt(1_500)));
                says.accept("kill -9 " + victim.name() + ", time " + round);
                victim.kill().run();
                Polling.pause(Duration.ofMillis(random.nextInt(700)));
                victim.start().run();
            }
        }
    }
}
