package dev.pesewa.local.launcher;

import dev.pesewa.local.LocalException;
import dev.pesewa.local.LocalProcess;
import dev.pesewa.local.Polling;
import dev.pesewa.local.Stack;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = "Build if needed, start all, wait until ready, print the addresses.")
final class UpCommand implements Callable<Integer> {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    @Option(
            names = "--detach",
            description = "Return when all is ready. Without it Ctrl-C ends everything.")
    private boolean detach;

    @Option(names = "--sample", description = "Create a workspace with 30 days of usage.")
    private boolean sample;

    @Option(
            names = "--replicas",
            paramLabel = "N",
            defaultValue = "1",
            description = "Replicas of each service; only 1 so far.")
    private int replicas = 1;

    private final LauncherContext context;

    UpCommand(LauncherContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (replicas != 1) {
            throw new LocalException("Only one replica of each service can be started so far.");
        }
        Stack stack = context.stack();
        if (stack.isUp()) {
            context.err().println("It runs already, in " + stack.home());
            printAddresses();
            return 0;
        }
        start(context);
        if (sample) {
            sendSample();
        }
        printAddresses();
        if (detach) {
            stack.leaveRunning();
        } else {
            context.err().println("Ctrl-C ends it all.");
            watch(stack);
        }
        return 0;
    }

    /// A stack that started only in part is taken down again.
    static void start(LauncherContext context) {
        Stack stack = context.stack();
        context.err().println("Starting in " + stack.home());
        long start = System.nanoTime();
        try {
            stack.up();
        } catch (RuntimeException failed) {
            stack.down();
            throw failed;
        }
        context.err().printf("All ready in %.1f s%n", (System.nanoTime() - start) / 1e9);
    }

    private void sendSample() {
        String workspace =
                WorkspaceCommand.create(
                                context, "Sample", WorkspaceCommand.CURRENCY, WorkspaceCommand.ZONE)
                        .path("id")
                        .asText();
        SampleCommand.send(context, workspace);
        context.out().println("sample workspace " + workspace);
    }

    /// Says which process ended; returns when none is left, after `./pesewa down` for example.
    private void watch(Stack stack) {
        Set<String> ended = new HashSet<>();
        while (stack.processes().stream().anyMatch(LocalProcess::isRunning)) {
            Polling.pause(BETWEEN_LOOKS);
            for (LocalProcess process : stack.processes()) {
                if (process.isRunning()) {
                    ended.remove(process.name());
                } else if (ended.add(process.name())) {
                    context.err().println(process.name() + " ended; its log is " + process.log());
                }
            }
        }
        stack.leaveRunning();
    }

    private void printAddresses() {
        Stack stack = context.stack();
        stack.ports()
                .named()
                .forEach((name, port) -> context.out().printf("%-16s 127.0.0.1:%d%n", name, port));
        context.out()
                .println("operator's password in " + stack.home().resolve("operator-password"));
    }
}
