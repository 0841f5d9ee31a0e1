package dev.pesewa.local.launcher;

import dev.pesewa.local.LocalException;
import dev.pesewa.local.client.ApiClient;
import dev.pesewa.local.client.EventSender;
import dev.pesewa.local.client.SampleUsage;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "sample",
        description = "Send plausible usage. The same seed gives the same events on a day.")
final class SampleCommand implements Callable<Integer> {

    private static final int MOST_DAYS = 400;
    private static final int DAYS = 30;
    private static final int SEED = 1;

    @Option(
            names = "--workspace",
            required = true,
            paramLabel = "ID",
            description = "Whose usage it is.")
    private String workspace = "";

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "" + DAYS,
            description = "Of how many days before today (default ${DEFAULT-VALUE}).")
    private int days = DAYS;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + SEED,
            description = "Which random history (default ${DEFAULT-VALUE}).")
    private long seed = SEED;

    @Mixin private final JsonOption json = new JsonOption();

    private final LauncherContext context;

    SampleCommand(LauncherContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (days < 1 || days > MOST_DAYS) {
            throw new LocalException("--days wants a number from 1 to " + MOST_DAYS + ".");
        }
        int accepted = send(context, workspace, days, seed);
        if (json.isSet()) {
            context.printJson(Map.of("accepted", accepted, "days", days));
        }
        return 0;
    }

    /// The usage that a new stack begins with.
    static void send(LauncherContext context, String workspace) {
        send(context, workspace, DAYS, SEED);
    }

    private static int send(LauncherContext context, String workspace, int days, long seed) {
        ApiClient api = context.stack().operator();
        ZoneId zone = SampleUsage.zone(api, workspace);
        var sample = new SampleUsage(LocalDate.now(zone), days, seed, zone);
        var sender = new EventSender(api, workspace);
        SampleUsage.CLIENTS.forEach(sender::register);
        int size = sample.events().size();
        int accepted = 0;
        for (int from = 0; from < size; from += EventSender.BATCH) {
            int until = Math.min(size, from + EventSender.BATCH);
            accepted += sender.send(sample.events().subList(from, until)).accepted();
        }
        context.err().printf("%,d events of %d days accepted%n", accepted, days);
        return accepted;
    }
}
