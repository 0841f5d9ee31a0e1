package dev.pesewa.local.launcher;

import dev.pesewa.local.LocalException;
import dev.pesewa.local.LocalProcess;
import dev.pesewa.local.Polling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Print the last lines that the processes wrote.")
final class LogsCommand implements Callable<Integer> {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final int TAIL = 100;

    @Parameters(
            arity = "0..*",
            paramLabel = "PROCESS",
            description = "Such as billing-service; all when none is named.")
    private final List<String> names = new ArrayList<>();

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is written from now on.")
    private boolean follow;

    private final LauncherContext context;

    LogsCommand(LauncherContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<LocalProcess> all = context.stack().processes();
        List<LocalProcess> chosen =
                all.stream()
                        .filter(process -> names.isEmpty() || names.contains(process.name()))
                        .toList();
        if (chosen.isEmpty()) {
            throw new LocalException(
                    "No process is called so; there are "
                            + all.stream().map(LocalProcess::name).toList());
        }
        for (LocalProcess process : chosen) {
            context.out().println("== " + process.log());
            context.out().println(process.lastWords(TAIL));
        }
        if (follow) {
            follow(chosen);
        }
        return 0;
    }

    private void follow(List<LocalProcess> chosen) {
        List<Path> logs = chosen.stream().map(LocalProcess::log).filter(Files::exists).toList();
        long[] read = logs.stream().mapToLong(LogsCommand::size).toArray();
        while (true) {
            for (int i = 0; i < read.length; i++) {
                long size = size(logs.get(i));
                if (size > read[i]) {
                    print(logs.get(i), read[i], size);
                    read[i] = size;
                }
            }
            Polling.pause(BETWEEN_LOOKS);
        }
    }

    private void print(Path log, long from, long until) {
        try (var content = Files.newInputStream(log)) {
            content.skipNBytes(from);
            context.out().write(content.readNBytes(Math.toIntExact(until - from)));
            context.out().flush();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long size(Path log) {
        try {
            return Files.size(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
