package dev.pesewa.simulator.paystack;

import dev.pesewa.simulator.SimulatorConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/// Sends webhooks. Only the answer 200 counts; anything else is tried again after the pauses,
/// which are minutes and hours at the real Paystack.
@Singleton
class Webhooks {

    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(200), Duration.ofMillis(500), Duration.ofSeconds(1));
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int NO_ANSWER = 0;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final Executor threads = command -> Thread.startVirtualThread(command);
    private final URI target;

    Webhooks(SimulatorConfig config) {
        target = config.gateway().resolve("/webhooks/paystack");
    }

    /// The last status (0: no answer) and how often it was tried.
    record WebhookDelivery(int status, int attempts) {}

    /// All copies leave at the same moment, because that is what finds a double credit.
    List<WebhookDelivery> deliver(String body, String signature, int copies, boolean again) {
        List<CompletableFuture<WebhookDelivery>> sent =
                Stream.generate(
                                () ->
                                        CompletableFuture.supplyAsync(
                                                () -> deliver(body, signature, again), threads))
                        .limit(copies)
                        .toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }

    private WebhookDelivery deliver(String body, String signature, boolean again) {
        int status = send(body, signature);
        int attempts = 1;
        for (Duration pause : again ? PAUSES : List.<Duration>of()) {
            if (status == 200) {
                break;
            }
            sleep(pause);
            status = send(body, signature);
            attempts++;
        }
        return new WebhookDelivery(status, attempts);
    }

    private int send(String body, String signature) {
        HttpRequest request =
                HttpRequest.newBuilder(target)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "Paystack/2.0")
                        .header(Signature.HEADER, signature)
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return NO_ANSWER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NO_ANSWER;
        }
    }

    static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
