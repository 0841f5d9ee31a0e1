package dev.pesewa.local.launcher;

import dev.pesewa.local.LocalProcess;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Stop all.")
final class DownCommand implements Callable<Integer> {

    private final LauncherContext context;

    DownCommand(LauncherContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        boolean ran = context.stack().processes().stream().anyMatch(LocalProcess::isRunning);
        context.stack().down();
        context.err().println(ran ? "All stopped." : "Nothing was running.");
        return 0;
    }
}
