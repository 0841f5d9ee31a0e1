package dev.pesewa.local.launcher;

import dev.pesewa.local.LocalException;
import dev.pesewa.local.Stack;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Reads the command and runs it. Exit status: 0 done, 1 failed with a reason, 2 not understood.
@Command(
        name = "./pesewa",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "PESEWA_PORT (8080) is the first of the ports, PESEWA_HOME (.pesewa) the state.",
            "./pesewa COMMAND --help says more about a command."
        })
public final class Launcher {

    private static final String DEFAULT_PORT = "8080";
    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private Launcher() {}

    public static void main(String[] arguments) {
        int status;
        try {
            status = commandLine(context(System.getenv())).execute(arguments);
        } catch (LocalException failed) {
            System.err.println("pesewa: " + failed.getMessage());
            status = FAILED;
        }
        System.exit(status);
    }

    private static LauncherContext context(Map<String, String> environment) {
        Path project = Path.of(System.getProperty("pesewa.project", "."));
        String home = environment.getOrDefault("PESEWA_HOME", project.resolve(".pesewa") + "");
        int port = port(environment.getOrDefault("PESEWA_PORT", DEFAULT_PORT));
        return new LauncherContext(
                project,
                new Stack(project, Path.of(home), port, System.err::println),
                System.out,
                System.err,
                Boolean.getBoolean("pesewa.terminal"));
    }

    private static int port(String text) {
        if (!text.matches("\\d{4,5}") || Integer.parseInt(text) > 65_000) {
            throw new LocalException("PESEWA_PORT wants a port from 1024 to 65000, not " + text);
        }
        return Integer.parseInt(text);
    }

    static CommandLine commandLine(LauncherContext context) {
        var version = new VersionCommand(context);
        var launcher =
                new CommandLine(new Launcher())
                        .addSubcommand(new UpCommand(context))
                        .addSubcommand(new DownCommand(context))
                        .addSubcommand(new StatusCommand(context))
                        .addSubcommand(new LogsCommand(context))
                        .addSubcommand(new TokenCommand(context))
                        .addSubcommand(new WorkspaceCommand(context))
                        .addSubcommand(new ImportCommand(context))
                        .addSubcommand(new SampleCommand(context))
                        .addSubcommand(new PricesCommand(context))
                        .addSubcommand(new RebuildCommand(context))
                        .addSubcommand(new DemoCommand(context))
                        .addSubcommand(new ProveCommand(context))
                        .addSubcommand(new ChaosCommand(context))
                        .addSubcommand(
                                ScriptCommand.of(
                                        "test",
                                        "[MAVEN OPTION...]",
                                        "Build all and run every test, the quick ones first."))
                        .addSubcommand(
                                ScriptCommand.of(
                                        "bench",
                                        "KIND [--json]",
                                        "Measure how fast it is, against limits of the same run."))
                        .addSubcommand(ScriptCommand.of("fmt", "", "Format the code."))
                        .addSubcommand(version)
                        .addSubcommand(new HelpCommand());
        launcher.getSubcommands().values().forEach(Launcher::addHelp);
        launcher.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(version);
        return configured(launcher, context);
    }

    private static void addHelp(CommandLine command) {
        if (!(command.getCommand() instanceof HelpCommand)) {
            command.getCommandSpec().addOption(help());
        }
    }

    private static CommandLine.Model.OptionSpec help() {
        return CommandLine.Model.OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help and do nothing else.")
                .build();
    }

    private static CommandLine configured(CommandLine launcher, LauncherContext context) {
        return launcher.setOut(new PrintWriter(context.out(), true, context.out().charset()))
                .setErr(new PrintWriter(context.err(), true, context.err().charset()))
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(Launcher::refuse)
                .setExecutionExceptionHandler(Launcher::fail);
    }

    /// Names what comes near a misspelt command or option; else shows how the command is used.
    private static int refuse(ParameterException wrong, String[] arguments) {
        PrintWriter err = wrong.getCommandLine().getErr();
        err.println("pesewa: " + wrong.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
            wrong.getCommandLine().usage(err);
        }
        return NOT_UNDERSTOOD;
    }

    /// A fault of ours is thrown on, so that its trace is shown.
    private static int fail(
            Exception failed, CommandLine command, CommandLine.ParseResult arguments)
            throws Exception {
        if (!(failed instanceof LocalException || failed instanceof IOException)) {
            throw failed;
        }
        command.getErr().println("pesewa: " + failed.getMessage());
        return FAILED;
    }
}
