package dev.pesewa.local.launcher;

import dev.pesewa.local.demo.Demo;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "demo",
        description = "Build and start all, then tell the main story, step by step.")
final class DemoCommand implements Callable<Integer> {

    private final LauncherContext context;

    DemoCommand(LauncherContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        boolean ours = !context.stack().isUp();
        if (ours) {
            UpCommand.start(context);
            context.stack().leaveRunning();
        }
        boolean right = Demo.run(context.stack(), LocalDate.now(ZoneOffset.UTC), context.out());
        if (ours) {
            context.out().println("It still runs; ./pesewa down ends it.");
        }
        return right ? 0 : 1;
    }
}
