package dev.pesewa.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One of our JVMs: a service or the simulators. Ready when `health` answers 200.
public final class ServiceProcess {

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Duration ONE_LOOK = Duration.ofSeconds(2);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final LocalProcess process;
    private final Path jar;
    private final Path copy;
    private final URI health;
    private final Map<String, String> environment;

    /// `jar` is copied into the process's home before each start.
    public ServiceProcess(
            LocalProcess process, Path jar, URI health, Map<String, String> environment) {
        this.process = process;
        this.jar = jar;
        this.copy = process.home().resolve("programs").resolve(process.name());
        this.health = health;
        this.environment = environment;
    }

    public LocalProcess process() {
        return process;
    }

    public URI address() {
        return health.resolve("/");
    }

    /// The operator's password, which only the gateway looks at.
    void password(String password) {
        environment.put("PESEWA_OPERATOR_PASSWORD", password);
    }

    /// Starts it and returns at once; `awaitReady` waits.
    public void start() {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(
                List.of(
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        ProgramCopy.of(jar, copy).toString()));
        process.start(command, environment);
    }

    public boolean isReady() {
        try {
            HttpRequest request = HttpRequest.newBuilder(health).timeout(ONE_LOOK).build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public void awaitReady() {
        boolean ready = Polling.until(READY_WITHIN, () -> isReady() || !process.isRunning());
        if (!ready || !process.isRunning()) {
            throw new LocalException(
                    process.name()
                            + " did not become ready. It said:\n"
                            + process.lastWords(30)
                            + "\nMore in "
                            + process.log());
        }
    }
}
