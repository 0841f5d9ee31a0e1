package dev.pesewa.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Takes webhooks in the gateway's place; rejects the first few, or answers none, when told to.
public final class Receiver implements QuarkusTestResourceLifecycleManager {

    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger refusals = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile boolean hangsUp;

    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/webhooks/paystack", this::take);
    }

    @Override
    public Map<String, String> start() {
        server.start();
        return Map.of(
                "pesewa.simulators.gateway", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Receiver.class));
    }

    @Override
    public void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    /// As it was before any test.
    void reset() {
        received.clear();
        refusals.set(0);
        hangsUp = false;
    }

    record Received(String signature, String body, int answered) {}

    List<Received> received() {
        return List.copyOf(received);
    }

    void refuse(int times) {
        refusals.set(times);
    }

    /// Takes no webhook until the next test.
    void hangUp() {
        hangsUp = true;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (hangsUp) {
                return;
            }
            int status = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? 503 : 200;
            received.add(
                    new Received(
                            exchange.getRequestHeaders().getFirst("x-paystack-signature"),
                            body,
                            status));
            exchange.sendResponseHeaders(status, -1);
        }
    }

    /// Written from the documentation a second time, apart from the simulator.
    static String hmac(String key, String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA512");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
