package dev.pesewa.system;

import static org.awaitility.Awaitility.await;

import dev.pesewa.local.Folders;
import dev.pesewa.local.FreePorts;
import dev.pesewa.local.Stack;
import dev.pesewa.local.client.ApiClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// One stack for all system tests of a run, on ports and in a folder of its own, so that it passes
/// while another stack is up. Ended and deleted when the JVM ends.
final class SystemStack {

    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final Stack STACK = start();

    private SystemStack() {}

    static Stack get() {
        return STACK;
    }

    /// A new workspace, as every test wants its own. The services know it, although one of them may
    /// have been killed a moment ago and still be catching up.
    static String workspace() {
        return workspace(Map.of("name", "Test " + NAMES.incrementAndGet()));
    }

    static String workspace(String currency, String zone) {
        return workspace(
                Map.of(
                        "name",
                        "Test " + NAMES.incrementAndGet(),
                        "currency",
                        currency,
                        "zone",
                        zone));
    }

    private static String workspace(Map<String, String> request) {
        String id =
                STACK.operator().post("/api/workspaces", request).expect(201).path("id").asText();
        ApiClient owner = STACK.as("owner", id);
        for (String path : List.of("/api/ai/credits", "/api/usage/summary/" + id)) {
            await("workspace " + id + " at " + path)
                    .atMost(KNOWN_WITHIN)
                    .until(() -> owner.get(path).status() == 200);
        }
        return id;
    }

    private static Stack start() {
        Path project = Path.of("..", "..").toAbsolutePath().normalize();
        Path home = Path.of("target", "stack").toAbsolutePath();
        Folders.delete(home);
        var stack = new Stack(project, home, FreePorts.block(), System.out::println);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    stack.down();
                                    Folders.delete(home.resolve("postgres"));
                                    Folders.delete(home.resolve("kafka"));
                                }));
        stack.up();
        return stack;
    }
}
