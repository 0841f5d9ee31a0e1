package dev.pesewa.local.launcher;

import dev.pesewa.local.LocalException;
import dev.pesewa.local.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Reads the command and runs it. Exit status: 0 done, 1 failed with a reason, 2 not understood.
public final class Launcher {

    private static final int DEFAULT_PORT = 8080;
    private static final String USAGE =
            """
            ./pesewa up [--detach] [--sample]   build if needed, start all, wait until ready
            ./pesewa down                       stop all
            ./pesewa status [--json]            what runs where
            ./pesewa logs [PROCESS] [-f]        what a process said
            ./pesewa token --role operator|owner|member|ingest [--workspace ID]
            ./pesewa workspace NAME [--currency GHS] [--zone Africa/Accra]
            ./pesewa import [usage] FILE... --workspace ID [--column FIELD=HEADER]...
                            [--provider P] [--model M] [--client C]
            ./pesewa sample --workspace ID [--days 30] [--seed 1]
            ./pesewa rebuild usage [--workspace ID]   make the sums anew from the events
            ./pesewa demo                       the main story, step by step
            ./pesewa prove [--database URL]     replay the books from zero, hash by hash
            ./pesewa chaos [--seconds 180] [--kills 10] [--seed N]
                            kill -9 everything under load; are the books right?
            ./pesewa test                       build and run every test
            ./pesewa bench charge|ingest|analytics [--json]
                            how fast, against limits of the same run
            ./pesewa fmt                        format the code

            PESEWA_PORT (8080) is the first of the ports, PESEWA_HOME (.pesewa) the state.""";

    private final Path project;
    private final Stack stack;
    private final boolean terminal;

    private Launcher(Path project, Stack stack, boolean terminal) {
        this.project = project;
        this.stack = stack;
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        try {
            Path project = Path.of(System.getProperty("pesewa.project", "."));
            Map<String, String> environment = System.getenv();
            Path home =
                    Path.of(
                            environment.getOrDefault(
                                    "PESEWA_HOME", project.resolve(".pesewa") + ""));
            int port = port(environment.getOrDefault("PESEWA_PORT", "" + DEFAULT_PORT));
            var stack = new Stack(project, home, port, System.err::println);
            boolean terminal = Boolean.getBoolean("pesewa.terminal");
            System.exit(new Launcher(project, stack, terminal).run(Arrays.asList(arguments)));
        } catch (LocalException | IOException failed) {
            System.err.println("pesewa: " + failed.getMessage());
            System.exit(1);
        }
    }

    private static int port(String text) {
        if (!text.matches("\\d{4,5}") || Integer.parseInt(text) > 65_000) {
            throw new LocalException("PESEWA_PORT wants a port from 1024 to 65000, not " + text);
        }
        return Integer.parseInt(text);
    }

    private int run(List<String> arguments) throws IOException {
        if (arguments.isEmpty()) {
            System.err.println(USAGE);
            return 2;
        }
        List<String> rest = arguments.subList(1, arguments.size());
        var running = new StackCommands(stack);
        var data = new DataCommands(stack, terminal);
        return switch (arguments.getFirst()) {
            case "up" -> running.up(rest, data);
            case "down" -> running.down();
            case "status" -> running.status(rest);
            case "logs" -> running.logs(rest);
            case "token" -> data.token(rest);
            case "workspace" -> data.workspace(rest);
            case "import" -> data.importUsage(rest);
            case "sample" -> data.sample(rest);
            case "demo" -> running.demo(LocalDate.now(ZoneOffset.UTC));
            case "chaos" -> ChaosCommand.chaos(project, rest);
            case "rebuild" -> data.rebuild(rest);
            case "prove" -> new ProveCommand(stack).prove(rest);
            case "help", "--help", "-h" -> {
                System.out.println(USAGE);
                yield 0;
            }
            default -> {
                System.err.println("pesewa: there is no command " + arguments.getFirst());
                System.err.println(USAGE);
                yield 2;
            }
        };
    }
}
