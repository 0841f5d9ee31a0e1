package dev.pesewa.billing.call;

import dev.pesewa.kernel.Money;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Tokens;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A call as its app reports it, with checked shapes. Token counts are disjoint. `cost` is null
/// when it is to be computed. `cached`: answered from a cache of the app's own. `requestData` and
/// `responseSummary` are JSON objects without personal data.
public record AiCall(
        String feature,
        NamedClient client,
        @Nullable String userId,
        @Nullable String provider,
        @Nullable String model,
        @Nullable Money cost,
        Tokens tokens,
        @Nullable Long responseTimeMs,
        boolean success,
        @Nullable String errorMessage,
        boolean cached,
        @Nullable String requestData,
        @Nullable String responseSummary) {

    /// The feature of calls that are priced by their tokens alone.
    public static final String BY_TOKENS = "tokens";

    /// The stated cost when it is not in USD, in which all costs are kept anyway.
    public @Nullable Money costInCurrency() {
        return cost == null || cost.currency().equals(Money.USD) ? null : cost;
    }

    /// usage-service keeps sums by these texts, and an index takes no more bytes of an entry.
    private static final int MOST_KEY_BYTES = 2_000;

    /// Texts that fit each by itself may still be too much together.
    public AiCall {
        int bytes =
                bytes(client.id())
                        + bytes(userId)
                        + bytes(feature)
                        + bytes(provider)
                        + bytes(model);
        if (bytes > MOST_KEY_BYTES) {
            throw ProblemException.malformed(
                    "clientId",
                    "with userId, feature, provider and model at most "
                            + MOST_KEY_BYTES
                            + " bytes");
        }
    }

    private static int bytes(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }

    /// Whom the app names, and whether the call counts under that client: not when the workspace
    /// has calls of unknown clients counted under none.
    public record NamedClient(@Nullable String id, boolean attributed) {

        public static NamedClient of(@Nullable String id) {
            return new NamedClient(id, true);
        }
    }

    public @Nullable String clientId() {
        return client.id();
    }

    public AiCall unattributed() {
        return with(new NamedClient(client.id(), false), provider, model);
    }

    /// The same call of another client.
    public AiCall of(@Nullable String otherClient) {
        return with(NamedClient.of(otherClient), provider, model);
    }

    /// The same of another model.
    public AiCall of(@Nullable String otherProvider, @Nullable String otherModel) {
        return with(client, otherProvider, otherModel);
    }

    private AiCall with(
            NamedClient otherClient, @Nullable String otherProvider, @Nullable String otherModel) {
        return new AiCall(
                feature,
                otherClient,
                userId,
                otherProvider,
                otherModel,
                cost,
                tokens,
                responseTimeMs,
                success,
                errorMessage,
                cached,
                requestData,
                responseSummary);
    }
}
