package dev.pesewa.usage.price.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kit.database.DatabaseUnavailableException;
import dev.pesewa.prices.PriceDifference;
import dev.pesewa.usage.price.PriceConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jboss.logging.Logger;

/// Reads a public price list on a schedule, if an address is configured. The difference is told in
/// the log, and applied when the configuration says so. A list that cannot be read changes nothing.
@ApplicationScoped
public class PriceSource {

    private static final Logger LOG = Logger.getLogger(PriceSource.class);

    /// Ten times the largest list known.
    private static final int LARGEST_LIST = 32 * 1024 * 1024;

    private static final String IMPORTED_BY = "scheduled source";

    private final ImportPrices imports;
    private final PriceConfig.ScheduledSource config;
    private final ObjectMapper json;

    public PriceSource(ImportPrices imports, PriceConfig config, ObjectMapper json) {
        this.imports = imports;
        this.config = config.source();
        this.json = json;
    }

    @Scheduled(
            every = "${pesewa.prices.source.every:24h}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void readOften() {
        if (config.url().isEmpty()) {
            return;
        }
        try {
            read(config.url().get());
        } catch (IOException | ProblemException | DatabaseUnavailableException failed) {
            LOG.warnf("Model prices stay as they were: %s", failed.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(URI url) throws IOException, InterruptedException {
        PriceListFormat format =
                PriceListFormat.of(config.format())
                        .orElseThrow(() -> new IOException("No such format: " + config.format()));
        PriceDifference difference = imports.difference(format, fetch(url));
        LOG.infof(
                "Model prices of %s: %d new, %d changed: %s %s",
                url.getHost(),
                difference.added().size(),
                difference.changed().size(),
                difference.added(),
                difference.changed());
        if (config.apply()) {
            String source = url.toString();
            imports.apply(new PriceImport.ImportOrigin(format, source, IMPORTED_BY), difference);
        }
    }

    private JsonNode fetch(URI url) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
            HttpRequest request = HttpRequest.newBuilder(url).timeout(config.timeout()).build();
            var body = HttpResponse.BodyHandlers.ofByteArray();
            HttpResponse<byte[]> response =
                    client.send(request, HttpResponse.BodyHandlers.limiting(body, LARGEST_LIST));
            if (response.statusCode() != 200) {
                throw new IOException(url.getHost() + " answers " + response.statusCode());
            }
            return json.readTree(response.body());
        }
    }
}
