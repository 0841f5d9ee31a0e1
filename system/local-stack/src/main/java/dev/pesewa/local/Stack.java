package dev.pesewa.local;

import dev.pesewa.local.client.ApiClient;
import dev.pesewa.local.client.TokenProvider;
import dev.pesewa.local.kafka.LocalKafka;
import dev.pesewa.local.postgres.LocalPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/// All processes of one stack: a home folder, a row of ports, and the project they were built in.
public final class Stack {

    private static final int PASSWORD_BYTES = 18;

    private final Path home;
    private final Ports ports;
    private final LocalPostgres postgres;
    private final LocalKafka kafka;
    private final Map<String, ServiceProcess> services = new LinkedHashMap<>();
    private final TokenProvider tokens;
    private final Consumer<String> says;
    private final Thread end = new Thread(this::down, "end of the stack");

    /// `says` gets a line for each process that starts, with the time it took.
    public Stack(Path project, Path home, int port, Consumer<String> says) {
        this.home = home.toAbsolutePath().normalize();
        this.ports = new Ports(port);
        this.says = says;
        this.postgres = new LocalPostgres(this.home, ports.postgres());
        this.kafka = new LocalKafka(this.home, ports.kafka());
        this.tokens = new TokenProvider(ports.gateway(), this.home);
        add("simulators", project.resolve("system/simulators"), "/health");
        for (String name :
                List.of("gateway", "usage-service", "billing-service", "metrics-service")) {
            add(name, project.resolve(name), "/q/health/ready");
        }
    }

    private void add(String name, Path module, String health) {
        Path jar = module.resolve("target/quarkus-app/quarkus-run.jar");
        URI address = ports.of(name);
        var process = new LocalProcess(name, home);
        var environment = ProcessEnvironment.of(ports, home);
        environment.put("PESEWA_HTTP_PORT", Integer.toString(address.getPort()));
        services.put(name, new ServiceProcess(process, jar, address.resolve(health), environment));
    }

    public Path home() {
        return home;
    }

    public Ports ports() {
        return ports;
    }

    public LocalPostgres postgres() {
        return postgres;
    }

    public LocalKafka kafka() {
        return kafka;
    }

    /// `gateway`, `usage-service`, `billing-service`, `metrics-service` or `simulators`.
    public ServiceProcess service(String name) {
        ServiceProcess service = services.get(name);
        if (service == null) {
            throw new LocalException(name + " is none of " + services.keySet());
        }
        return service;
    }

    public TokenProvider tokens() {
        return tokens;
    }

    public ApiClient operator() {
        return new ApiClient(ports.gateway(), tokens::operator);
    }

    public ApiClient as(String role, String workspace) {
        return new ApiClient(ports.gateway(), () -> tokens.of(role, workspace));
    }

    public ApiClient anonymous() {
        return new ApiClient(ports.gateway(), () -> "");
    }

    public ApiClient simulators() {
        return new ApiClient(ports.simulators(), () -> "");
    }

    /// All processes, in the order they are started.
    public List<LocalProcess> processes() {
        var all = new java.util.ArrayList<LocalProcess>();
        all.add(postgres.process());
        all.add(kafka.process());
        services.values().forEach(service -> all.add(service.process()));
        return all;
    }

    public boolean isUp() {
        return processes().stream().allMatch(LocalProcess::isRunning);
    }

    /// Starts what does not run and returns when all is ready. All of it ends with this JVM,
    /// however that ends, unless `leaveRunning` is called.
    public void up() {
        Path lock = home.resolve("up.lock");
        try {
            Files.createDirectories(home);
            try (FileChannel channel =
                            FileChannel.open(
                                    lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                startMissing();
            }
        } catch (IOException failed) {
            throw new LocalException("Cannot lock " + lock, failed);
        }
    }

    private void startMissing() {
        refuseTakenPorts();
        Runtime.getRuntime().removeShutdownHook(end);
        Runtime.getRuntime().addShutdownHook(end);
        makePassword();
        all(
                List.of(
                        () -> timed("postgres", postgres.process(), postgres::start),
                        () -> timed("kafka", kafka.process(), kafka::start)));
        all(
                services.values().stream()
                        .<Runnable>map(
                                service ->
                                        () ->
                                                timed(
                                                        service.process().name(),
                                                        service.process(),
                                                        service::start,
                                                        service::awaitReady))
                        .toList());
    }

    /// The processes outlive this JVM.
    public void leaveRunning() {
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException endingAlready) {
            says.accept("Stopping ...");
        }
    }

    private void timed(String name, LocalProcess process, Runnable... steps) {
        if (process.isRunning()) {
            says.accept("  %-16s runs already".formatted(name));
            return;
        }
        long start = System.nanoTime();
        for (Runnable step : steps) {
            step.run();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        says.accept("  %-16s ready in %.1f s".formatted(name, seconds));
    }

    private static void all(List<Runnable> steps) {
        List<CompletableFuture<Void>> running =
                steps.stream()
                        .map(step -> CompletableFuture.runAsync(step, Stack::thread))
                        .toList();
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private static void thread(Runnable work) {
        Thread.ofVirtual().start(work);
    }

    private void refuseTakenPorts() {
        ports.named()
                .forEach(
                        (name, port) -> {
                            boolean ours =
                                    processes().stream()
                                            .anyMatch(p -> p.name().equals(name) && p.isRunning());
                            if (!ours && !FreePorts.isFree(port)) {
                                throw new LocalException(
                                        "Port "
                                                + port
                                                + ", which "
                                                + name
                                                + " needs, is taken. Set PESEWA_PORT to the"
                                                + " first of a free row of ports.");
                            }
                        });
    }

    private void makePassword() {
        Path file = home.resolve("operator-password");
        if (!Files.exists(file)) {
            byte[] secret = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(secret);
            TokenProvider.writeSecret(file, Base64.getUrlEncoder().encodeToString(secret));
        }
        services.values().forEach(service -> service.password(TokenProvider.password(home)));
    }

    /// Ends everything that runs: services first, so that nothing is cut off in the middle.
    public void down() {
        all(
                services.values().stream()
                        .<Runnable>map(service -> () -> service.process().stop())
                        .toList());
        all(List.of(kafka::stop, postgres::stop));
    }
}
