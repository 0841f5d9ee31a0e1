package dev.pesewa.bench;

import dev.pesewa.bench.BenchmarkCommand.Measurement;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// Reads which benchmark is wanted and runs it. Exit status: 0 measured, 1 failed, 2 not
/// understood. A goal that is missed is shown, and no failure: machines differ.
@Command(
        name = "./pesewa bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "KIND",
        description = "Measure how fast it is, against limits of the same run.")
public final class Bench {

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print the figures as JSON: docs/performance.md explains them.")
    private boolean json;

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        var bench = new Bench();
        var commandLine = new CommandLine(bench);
        bench.add(commandLine, "charge", "billing", ChargeBench::run);
        bench.add(commandLine, "ingest", "usage", IngestBench::run);
        bench.add(commandLine, "analytics", "usage", AnalyticsBench.of(5));
        bench.add(commandLine, "analytics-50m", "usage", AnalyticsBench.of(50));
        return commandLine.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
    }

    private void add(CommandLine commandLine, String kind, String service, Measurement measured) {
        commandLine.addSubcommand(kind, new BenchmarkCommand(service, measured, this::isJson));
    }

    private boolean isJson() {
        return json;
    }
}
