package dev.pesewa.local.launcher;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pesewa.local.LocalProcess;
import dev.pesewa.local.Stack;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "status", description = "Show what runs where; fail unless all of it runs.")
final class StatusCommand implements Callable<Integer> {

    @Mixin private final JsonOption json = new JsonOption();

    private final LauncherContext context;

    StatusCommand(LauncherContext context) {
        this.context = context;
    }

    private record StackStatus(String home, boolean up, Map<String, ProcessStatus> processes) {}

    /// `pid` is absent when it does not run.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record ProcessStatus(int port, boolean running, @Nullable Long pid) {

        String line(String name) {
            String state = running ? "runs, pid " + pid : "does not run";
            return "%-16s 127.0.0.1:%-6d %s".formatted(name, port, state);
        }
    }

    @Override
    public Integer call() {
        StackStatus status = status(context.stack());
        if (json.isSet()) {
            context.printJson(status);
        } else {
            status.processes().forEach((name, each) -> context.out().println(each.line(name)));
        }
        return status.up() ? 0 : 1;
    }

    private static StackStatus status(Stack stack) {
        var processes = new LinkedHashMap<String, ProcessStatus>();
        for (LocalProcess process : stack.processes()) {
            int port = stack.ports().of(process.name()).getPort();
            Long pid = process.handle().map(ProcessHandle::pid).orElse(null);
            processes.put(process.name(), new ProcessStatus(port, pid != null, pid));
        }
        boolean up = processes.values().stream().allMatch(ProcessStatus::running);
        return new StackStatus(stack.home().toString(), up, processes);
    }
}
