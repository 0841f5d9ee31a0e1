package dev.pesewa.local.launcher;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pesewa.local.LocalException;
import dev.pesewa.local.LocalProcess;
import dev.pesewa.local.Polling;
import dev.pesewa.local.Stack;
import dev.pesewa.local.demo.Demo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Commands that start, stop and look at processes.
final class StackCommands {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final int TAIL = 100;

    private final Stack stack;

    StackCommands(Stack stack) {
        this.stack = stack;
    }

    int up(List<String> words, DataCommands data) {
        Arguments arguments =
                Arguments.parse(words, Set.of("--replicas"), Set.of("--detach", "--sample"));
        if (arguments.number("--replicas", 1) != 1) {
            throw new LocalException("Only one replica of each service can be started so far.");
        }
        if (stack.isUp()) {
            System.err.println("It runs already, in " + stack.home());
            printAddresses();
            return 0;
        }
        start();
        if (arguments.has("--sample")) {
            data.sampleNewWorkspace();
        }
        printAddresses();
        if (arguments.has("--detach")) {
            stack.leaveRunning();
        } else {
            System.err.println("Ctrl-C ends it all.");
            watch();
        }
        return 0;
    }

    /// A stack that started only in part is taken down again.
    private void start() {
        System.err.println("Starting in " + stack.home());
        long start = System.nanoTime();
        try {
            stack.up();
        } catch (RuntimeException failed) {
            stack.down();
            throw failed;
        }
        System.err.printf("All ready in %.1f s%n", (System.nanoTime() - start) / 1e9);
    }

    /// Says which process ended; returns when none is left, after `./pesewa down` for example.
    private void watch() {
        Set<String> ended = new HashSet<>();
        while (stack.processes().stream().anyMatch(LocalProcess::isRunning)) {
            Polling.pause(BETWEEN_LOOKS);
            for (LocalProcess process : stack.processes()) {
                if (process.isRunning()) {
                    ended.remove(process.name());
                } else if (ended.add(process.name())) {
                    System.err.println(process.name() + " ended; its log is " + process.log());
                }
            }
        }
        stack.leaveRunning();
    }

    int demo(LocalDate today) {
        boolean ours = !stack.isUp();
        if (ours) {
            start();
            stack.leaveRunning();
        }
        boolean right = Demo.run(stack, today, System.out);
        if (ours) {
            System.out.println("It still runs; ./pesewa down ends it.");
        }
        return right ? 0 : 1;
    }

    int down() {
        boolean ran = stack.processes().stream().anyMatch(LocalProcess::isRunning);
        stack.down();
        System.err.println(ran ? "All stopped." : "Nothing was running.");
        return 0;
    }

    private void printAddresses() {
        stack.ports()
                .named()
                .forEach((name, port) -> System.out.printf("%-16s 127.0.0.1:%d%n", name, port));
        System.out.println("operator's password in " + stack.home().resolve("operator-password"));
    }

    int status(List<String> words) {
        Arguments arguments = Arguments.parse(words, Set.of(), Set.of("--json"));
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("home", stack.home().toString()).put("up", stack.isUp());
        ObjectNode processes = status.putObject("processes");
        for (LocalProcess process : stack.processes()) {
            ObjectNode one = processes.putObject(process.name());
            one.put("port", stack.ports().named().get(process.name()));
            one.put("running", process.isRunning());
            process.handle().ifPresent(handle -> one.put("pid", handle.pid()));
        }
        if (arguments.has("--json")) {
            System.out.println(status.toPrettyString());
        } else {
            processes
                    .properties()
                    .forEach(
                            entry ->
                                    System.out.printf(
                                            "%-16s 127.0.0.1:%-6d %s%n",
                                            entry.getKey(),
                                            entry.getValue().path("port").asInt(),
                                            entry.getValue().path("running").asBoolean()
                                                    ? "runs, pid " + entry.getValue().path("pid")
                                                    : "does not run"));
        }
        return stack.isUp() ? 0 : 1;
    }

    int logs(List<String> words) {
        Arguments arguments = Arguments.parse(words, Set.of(), Set.of("-f"));
        List<LocalProcess> chosen =
                stack.processes().stream()
                        .filter(
                                process ->
                                        arguments.words().isEmpty()
                                                || arguments.words().contains(process.name()))
                        .toList();
        if (chosen.isEmpty()) {
            throw new LocalException(
                    "No process is called so; there are "
                            + stack.processes().stream().map(LocalProcess::name).toList());
        }
        for (LocalProcess process : chosen) {
            System.out.println("== " + process.log());
            System.out.println(process.lastWords(TAIL));
        }
        if (arguments.has("-f")) {
            follow(chosen);
        }
        return 0;
    }

    private void follow(List<LocalProcess> chosen) {
        List<Path> logs = chosen.stream().map(LocalProcess::log).filter(Files::exists).toList();
        long[] read = logs.stream().mapToLong(StackCommands::size).toArray();
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
            System.out.write(content.readNBytes(Math.toIntExact(until - from)));
            System.out.flush();
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
