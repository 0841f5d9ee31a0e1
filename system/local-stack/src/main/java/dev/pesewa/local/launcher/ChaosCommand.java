package dev.pesewa.local.launcher;

import dev.pesewa.local.Folders;
import dev.pesewa.local.FreePorts;
import dev.pesewa.local.LocalException;
import dev.pesewa.local.Stack;
import dev.pesewa.local.chaos.Chaos;
import dev.pesewa.local.chaos.ChaosPlan;
import dev.pesewa.local.chaos.UsageOutage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// The bank under fire, on a stack of its own.
final class ChaosCommand {

    private static final int SECONDS = 180;
    private static final int KILLS = 10;
    private static final int SEED = 20261121;

    private ChaosCommand() {}

    /// A third of the time without PostgreSQL, a sixth without Kafka.
    private static UsageOutage.Plan outage(ChaosPlan plan) {
        return new UsageOutage.Plan(
                plan.time().dividedBy(3), plan.time().dividedBy(6), plan.kills(), plan.seed());
    }

    /// 0 when nothing was wrong; else the stack's folder stays, with what its processes said.
    static int chaos(Path project, List<String> words) throws IOException {
        Arguments arguments =
                Arguments.parse(words, Set.of("--seconds", "--kills", "--seed"), Set.of());
        int seconds = arguments.number("--seconds", SECONDS);
        int kills = arguments.number("--kills", KILLS);
        if (seconds < 1 || seconds > 86_400 || kills < 0 || kills > 10_000) {
            throw new LocalException("--seconds wants 1 to 86400, --kills 0 to 10000.");
        }
        var plan =
                new ChaosPlan(Duration.ofSeconds(seconds), kills, arguments.number("--seed", SEED));
        Path home = Files.createTempDirectory("pesewa-chaos-");
        var stack = new Stack(project, home, FreePorts.block(), System.err::println);
        Chaos.ChaosOutcome outcome;
        UsageOutage.OutageOutcome usage;
        try {
            stack.up();
            outcome = Chaos.run(stack, plan, System.err::println);
            usage = UsageOutage.run(stack, outage(plan), System.err::println);
        } finally {
            stack.down();
        }
        System.out.printf(
                "%,d requests answered, %,d charges, at least %d kills each%n",
                outcome.requests(), outcome.charges(), kills);
        System.out.printf(
                "%,d usage events accepted, %,d without PostgreSQL, stored %.1f x as fast%n",
                usage.accepted(), usage.duringOutage(), usage.catchUp());
        outcome.wrong().forEach(System.out::println);
        usage.wrong().forEach(System.out::println);
        if (!outcome.wrong().isEmpty() || !usage.wrong().isEmpty()) {
            System.out.println("NOT right. Seed " + plan.seed() + ", folder " + home);
            return 1;
        }
        System.out.println("Right: every answer is in the books once, nothing lost, all proven.");
        Folders.delete(home);
        return 0;
    }
}
