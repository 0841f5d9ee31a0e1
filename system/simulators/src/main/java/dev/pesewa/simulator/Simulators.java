package dev.pesewa.simulator;

import dev.pesewa.simulator.paystack.Paystack;
import dev.pesewa.simulator.web.Answer;
import dev.pesewa.simulator.web.RequestLog;
import dev.pesewa.simulator.web.Route;
import dev.pesewa.simulator.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The program: `PESEWA_HTTP_PORT` is where it listens, `PESEWA_GATEWAY_URL` where webhooks go.
public final class Simulators implements AutoCloseable {

    private final WebServer server;

    private Simulators(WebServer server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(System.getenv().getOrDefault("PESEWA_HTTP_PORT", "8084"));
        String gateway =
                System.getenv().getOrDefault("PESEWA_GATEWAY_URL", "http://127.0.0.1:8080");
        Simulators simulators = start(port, URI.create(gateway));
        Runtime.getRuntime().addShutdownHook(new Thread(simulators::close));
        System.out.println("Simulators listen on " + simulators.url());
    }

    public static Simulators start(int port, URI gateway) throws IOException {
        Clock clock = Clock.systemUTC();
        RequestLog log = new RequestLog(clock);
        WebServer server = new WebServer(port, log);
        Paystack paystack =
                Paystack.at(
                        server.url() + "/paystack",
                        URI.create(gateway + "/webhooks/paystack"),
                        clock);
        List<Route> routes = new ArrayList<>(paystack.routes());
        routes.add(Route.get("/health", _ -> Answer.json(200, Map.of("status", "UP"))));
        routes.add(Route.get("/control/requests", _ -> log.shown()));
        server.start(routes);
        return new Simulators(server);
    }

    public String url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
    }
}
