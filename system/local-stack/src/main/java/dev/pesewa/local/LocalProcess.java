package dev.pesewa.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One process of ours, remembered in a file so that another launcher can find and end it. A pid
/// alone may have been given to somebody else since, so the start time is kept beside it.
public final class LocalProcess {

    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(15);

    /// The kernel computes start times from the present clock, and a clock is set once in a while.
    private static final Duration SAME_START = Duration.ofSeconds(5);

    private static final String UNKNOWN = "unknown";
    private static final Pattern ZOMBIE = Pattern.compile("\\) Z [^)]*$");
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final String name;
    private final Path home;
    private final Path log;
    private final Path pidFile;

    /// `home` is the state folder: logs go to `logs/NAME.log`, the pid to `run/NAME.pid`.
    public LocalProcess(String name, Path home) {
        this.name = name;
        this.home = home;
        this.log = home.resolve("logs").resolve(name + ".log");
        this.pidFile = home.resolve("run").resolve(name + ".pid");
    }

    public String name() {
        return name;
    }

    public Path home() {
        return home;
    }

    public Path log() {
        return log;
    }

    public void start(List<String> command, Map<String, String> environment) {
        try {
            Files.createDirectories(log.getParent());
            Files.createDirectories(pidFile.getParent());
            ProcessBuilder builder =
                    new ProcessBuilder(inItsOwnSession(command))
                            .directory(home.toFile())
                            .redirectErrorStream(true)
                            .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            Files.writeString(pidFile, process.pid() + " " + startOf(process.toHandle()));
        } catch (IOException failed) {
            throw new LocalException(
                    "Could not start " + name + ": " + failed.getMessage(), failed);
        }
    }

    /// A process that is to outlive the launcher must not get the signals of the terminal, such as
    /// Ctrl-C.
    private static List<String> inItsOwnSession(List<String> command) {
        return Boolean.getBoolean("pesewa.detached") && Files.isExecutable(SETSID)
                ? Stream.concat(Stream.of(SETSID.toString()), command.stream()).toList()
                : command;
    }

    private static java.io.File nothing() {
        return new java.io.File("/dev/null");
    }

    /// The running process, if it runs.
    public Optional<ProcessHandle> handle() {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            List<String> remembered = List.of(Files.readString(pidFile).strip().split(" ", 2));
            return ProcessHandle.of(Long.parseLong(remembered.getFirst()))
                    .filter(LocalProcess::lives)
                    .filter(handle -> isSameStart(startOf(handle), remembered.getLast()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toString).orElse(UNKNOWN);
    }

    /// A process that died may wait for its parent to notice; where nobody does, for ever.
    private static boolean lives(ProcessHandle handle) {
        Path status = Path.of("/proc", Long.toString(handle.pid()), "stat");
        try {
            return handle.isAlive()
                    && !(Files.exists(status) && ZOMBIE.matcher(Files.readString(status)).find());
        } catch (IOException endedMeanwhile) {
            return false;
        }
    }

    private static boolean isSameStart(String now, String then) {
        if (now.equals(UNKNOWN) || then.equals(UNKNOWN)) {
            return now.equals(then);
        }
        Duration apart = Duration.between(Instant.parse(then), Instant.parse(now)).abs();
        return apart.compareTo(SAME_START) < 0;
    }

    public boolean isRunning() {
        return handle().isPresent();
    }

    /// Asks it to stop (TERM) and kills it when it does not within 15 s.
    public void stop() {
        handle().ifPresent(handle -> end(handle, STOPPED_WITHIN));
        forget();
    }

    /// The sudden death (-9) of the process and of those it started.
    public void kill() {
        handle().ifPresent(
                        handle -> {
                            List<ProcessHandle> family = handle.descendants().toList();
                            handle.destroyForcibly();
                            family.forEach(ProcessHandle::destroyForcibly);
                            Polling.until(STOPPED_WITHIN, () -> !lives(handle));
                            family.forEach(
                                    child -> Polling.until(STOPPED_WITHIN, () -> !lives(child)));
                        });
        forget();
    }

    private static void end(ProcessHandle handle, Duration within) {
        handle.destroy();
        if (!Polling.until(within, () -> !lives(handle))) {
            handle.descendants().forEach(ProcessHandle::destroyForcibly);
            handle.destroyForcibly();
            Polling.until(within, () -> !lives(handle));
        }
    }

    private void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    /// The last lines it wrote, for an error message.
    public String lastWords(int lines) {
        try {
            List<String> all = Files.exists(log) ? Files.readAllLines(log) : List.of();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException unreadable) {
            return "(" + log + " cannot be read: " + unreadable.getMessage() + ")";
        }
    }
}
