package dev.pesewa.local.launcher;

import dev.pesewa.local.LocalException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/// A command that the script `pesewa` runs without the launcher, such as `test`. It stands here so
/// that the help and the suggestions for a misspelt command name it.
@Command
final class ScriptCommand implements Callable<Integer> {

    private final String name;

    @Unmatched private final List<String> arguments = new ArrayList<>();

    private ScriptCommand(String name) {
        this.name = name;
    }

    static CommandLine of(String name, String synopsis, String description) {
        var command = new CommandLine(new ScriptCommand(name));
        command.getCommandSpec()
                .name(name)
                .usageMessage()
                .customSynopsis("./pesewa " + name + " " + synopsis)
                .description(description);
        return command;
    }

    @Override
    public Integer call() {
        throw new LocalException("./pesewa " + name + " runs this itself, with " + arguments);
    }
}
