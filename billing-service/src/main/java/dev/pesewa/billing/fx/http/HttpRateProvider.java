package dev.pesewa.billing.fx.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.pesewa.billing.fx.FxConfig;
import dev.pesewa.billing.fx.RateProvider;
import dev.pesewa.billing.fx.RateQuote;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Reads rates from JSON documents over HTTP. Redirects are not followed. What the source sends is
/// never logged.
@ApplicationScoped
class HttpRateProvider implements RateProvider {

    private static final int LARGEST_RESPONSE = 1024 * 1024;

    private final Optional<RateProviderUrl> address;
    private final RatePayload.RatePointers pointers;
    private final Duration timeout;
    private final ObjectReader json;
    private final HttpClient client;

    HttpRateProvider(FxConfig config, ObjectMapper json) {
        this.address = config.url().map(url -> RateProviderUrl.of(url, config.isLocal()));
        this.pointers =
                new RatePayload.RatePointers(config.pointer(), config.datePointer().orElse(null));
        this.timeout = config.timeout();
        this.json = json.reader().with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(timeout)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    private static final class NoResponseException extends Exception {
        private static final long serialVersionUID = 1;

        NoResponseException(String why) {
            super(why);
        }
    }

    @Override
    public Optional<String> name() {
        return address.map(RateProviderUrl::host);
    }

    /// A document that holds all of the currencies is fetched once.
    @Override
    public List<RateQuote> quotes(Set<String> currencies) {
        Map<URI, List<String>> documents = new LinkedHashMap<>();
        for (String currency : currencies) {
            address.map(template -> template.of(currency))
                    .ifPresent(
                            uri ->
                                    documents
                                            .computeIfAbsent(uri, _ -> new ArrayList<>())
                                            .add(currency));
        }
        List<RateQuote> quotes = new ArrayList<>();
        documents.forEach((uri, those) -> quotes.addAll(quotes(uri, those)));
        return quotes;
    }

    private List<RateQuote> quotes(URI uri, List<String> currencies) {
        try {
            RatePayload document = fetch(uri);
            return currencies.stream().map(each -> document.quote(each, pointers)).toList();
        } catch (NoResponseException none) {
            String why = none.getMessage();
            return currencies.stream()
                    .map(each -> (RateQuote) new RateQuote.Missing(each, String.valueOf(why)))
                    .toList();
        }
    }

    private RatePayload fetch(URI uri) throws NoResponseException {
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .timeout(timeout)
                        .header("Accept", "application/json")
                        .header("User-Agent", "pesewa")
                        .build();
        HttpResponse<byte[]> response = await(send(request));
        if (response.statusCode() != 200) {
            throw new NoResponseException("it answers " + response.statusCode());
        }
        try {
            return new RatePayload(json.readTree(response.body()));
        } catch (IOException unreadable) {
            throw new NoResponseException("its answer is no JSON");
        }
    }

    private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
        var body = HttpResponse.BodyHandlers.ofByteArray();
        return client.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(body, LARGEST_RESPONSE));
    }

    /// The timeout of the request ends with the headers; the body could take for ever.
    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> sent)
            throws NoResponseException {
        try {
            return sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            sent.cancel(true);
            throw new NoResponseException("it takes longer than " + timeout);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new NoResponseException(
                    "it cannot be reached or sends more than 1 MB ("
                            + cause.getClass().getSimpleName()
                            + ")");
        } catch (InterruptedException stopped) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new NoResponseException("we are stopping");
        }
    }
}
