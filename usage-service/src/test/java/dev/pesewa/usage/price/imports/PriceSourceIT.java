package dev.pesewa.usage.price.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.local.test.TestTokens;
import dev.pesewa.usage.Tenant;
import dev.pesewa.usage.price.PriceConfig;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The scheduled source, read from a server of the test's own.
@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class PriceSourceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Inject ImportPrices imports;
    @Inject ObjectMapper json;

    private HttpServer server;
    private int status = 200;
    private String list = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/list.json",
                exchange -> {
                    byte[] body = list.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void appliesWhatTheListAddsWhenTheConfigurationSaysSo() {
        // Given
        list = listOf("shuttle-applied");
        // When
        source(address(), true).readOften();
        // Then
        assertThat(isPriced("shuttle-applied")).isTrue();
    }

    @Test
    void changesNothingUnlessTheConfigurationSaysSo() {
        // Given
        list = listOf("shuttle-told");
        // When
        source(address(), false).readOften();
        // Then
        assertThat(isPriced("shuttle-told")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"500, whole", "200, cut", "200, empty"})
    void changesNothingByAListThatCannotBeRead(int answered, String body) {
        // Given
        String whole = listOf("shuttle-" + answered + body);
        status = answered;
        list =
                switch (body) {
                    case "cut" -> whole.substring(0, whole.length() / 2);
                    case "empty" -> "[]";
                    default -> whole;
                };
        // When
        source(address(), true).readOften();
        // Then
        assertThat(isPriced("shuttle-" + answered + body)).isFalse();
    }

    @Test
    void readsNothingWithoutAnAddress() {
        // Given
        list = listOf("shuttle-unread");
        // When
        source(Optional.empty(), true).readOften();
        // Then
        assertThat(isPriced("shuttle-unread")).isFalse();
    }

    private Optional<URI> address() {
        return Optional.of(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/list.json"));
    }

    private static String listOf(String model) {
        return """
        {"acme/%s":{"litellm_provider":"acme","input_cost_per_token":3e-06,\
        "output_cost_per_token":1.5e-05}}"""
                .formatted(model);
    }

    private static boolean isPriced(String model) {
        return Tenant.json(
                        Tenant.with(
                                TestTokens.operator(), "model-prices?provider=acme&model=" + model))
                .get("priced")
                .asBoolean();
    }

    private PriceSource source(Optional<URI> url, boolean apply) {
        return new PriceSource(imports, new SourceConfig(url, apply), json);
    }

    private record SourceConfig(Optional<URI> url, boolean apply)
            implements PriceConfig, PriceConfig.ScheduledSource {

        @Override
        public int staleAfterDays() {
            return 60;
        }

        @Override
        public ScheduledSource source() {
            return this;
        }

        @Override
        public String format() {
            return "litellm";
        }

        @Override
        public String every() {
            return "24h";
        }

        @Override
        public Duration timeout() {
            return PATIENCE;
        }
    }
}
