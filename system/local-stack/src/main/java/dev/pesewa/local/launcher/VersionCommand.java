package dev.pesewa.local.launcher;

import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

@Command(name = "version", description = "Print the version of Pesewa and of Java.")
final class VersionCommand implements Callable<Integer>, IVersionProvider {

    private final LauncherContext context;

    VersionCommand(LauncherContext context) {
        this.context = context;
    }

    /// Out of the jar's manifest.
    @Override
    public String[] getVersion() {
        String ours = VersionCommand.class.getPackage().getImplementationVersion();
        return new String[] {
            "Pesewa " + Objects.requireNonNullElse(ours, "(not packaged)"),
            "Java " + Runtime.version()
        };
    }

    @Override
    public Integer call() {
        for (String line : getVersion()) {
            context.out().println(line);
        }
        return 0;
    }
}
