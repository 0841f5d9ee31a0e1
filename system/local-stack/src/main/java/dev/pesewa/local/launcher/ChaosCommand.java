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
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "chaos",
        description = {
            "Kill every process again and again while clients go on, then compare the books with"
                    + " what was answered. The stack is one of its own."
        })
final class ChaosCommand implements Callable<Integer> {

    private static final int MOST_SECONDS = 86_400;
    private static final int MOST_KILLS = 10_000;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "180",
            description = "How long (default ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "10",
            description = "At least so many kills of each process (default ${DEFAULT-VALUE}).")
    private int kills;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "20261121",
            description = "Which random history (default ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin private final JsonOption json = new JsonOption();

    private final LauncherContext context;

    ChaosCommand(LauncherContext context) {
        this.context = context;
    }

    private record ChaosSummary(
            long seed,
            int requests,
            int charges,
            long usageEvents,
            long usageEventsWithoutPostgres,
            double catchUp,
            List<String> wrong) {

        static ChaosSummary of(
                ChaosPlan plan, Chaos.ChaosOutcome wallets, UsageOutage.OutageOutcome usage) {
            return new ChaosSummary(
                    plan.seed(),
                    wallets.requests(),
                    wallets.charges(),
                    usage.accepted(),
                    usage.duringOutage(),
                    usage.catchUp(),
                    Stream.concat(wallets.wrong().stream(), usage.wrong().stream()).toList());
        }
    }

    /// When something was wrong, the stack's folder stays, with what its processes said.
    @Override
    public Integer call() throws IOException {
        if (seconds < 1 || seconds > MOST_SECONDS || kills < 0 || kills > MOST_KILLS) {
            throw new LocalException("--seconds wants 1 to 86400, --kills 0 to 10000.");
        }
        Path home = Files.createTempDirectory("pesewa-chaos-");
        ChaosSummary summary = run(home, new ChaosPlan(Duration.ofSeconds(seconds), kills, seed));
        if (json.isSet()) {
            context.printJson(summary);
        } else {
            print(summary, home);
        }
        if (!summary.wrong().isEmpty()) {
            context.err().println("Its logs are in " + home.resolve("logs"));
            return 1;
        }
        Folders.delete(home);
        return 0;
    }

    private ChaosSummary run(Path home, ChaosPlan plan) {
        var stack = new Stack(context.project(), home, FreePorts.block(), context.err()::println);
        try {
            stack.up();
            Chaos.ChaosOutcome wallets = Chaos.run(stack, plan, context.err()::println);
            return ChaosSummary.of(
                    plan, wallets, UsageOutage.run(stack, outage(plan), context.err()::println));
        } finally {
            stack.down();
        }
    }

    /// A third of the time without PostgreSQL, a sixth without Kafka.
    private static UsageOutage.OutagePlan outage(ChaosPlan plan) {
        return new UsageOutage.OutagePlan(
                plan.time().dividedBy(3), plan.time().dividedBy(6), plan.kills(), plan.seed());
    }

    private void print(ChaosSummary summary, Path home) {
        context.out()
                .printf(
                        "%,d requests answered, %,d charges, at least %d kills each%n",
                        summary.requests(), summary.charges(), kills);
        context.out()
                .printf(
                        "%,d usage events accepted, %,d without PostgreSQL,"
                                + " stored %.1f x as fast%n",
                        summary.usageEvents(),
                        summary.usageEventsWithoutPostgres(),
                        summary.catchUp());
        summary.wrong().forEach(context.out()::println);
        context.out()
                .println(
                        summary.wrong().isEmpty()
                                ? "Right: every answer is in the books once, nothing lost,"
                                        + " all proven."
                                : "NOT right. Seed " + summary.seed() + ", folder " + home);
    }
}
