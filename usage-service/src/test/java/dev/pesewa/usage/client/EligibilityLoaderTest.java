package dev.pesewa.usage.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.DatabaseUnavailableException;
import dev.pesewa.usage.client.ClientEligibility.Eligibility;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EligibilityLoaderTest {

    private static final Duration WAIT = Duration.ofSeconds(10);

    private final WorkspaceId workspace = new WorkspaceId(new UUID(0, 1));
    private final WorkspaceId other = new WorkspaceId(new UUID(0, 2));
    private final FakeClientRepository clients = new FakeClientRepository();
    private final EligibilityLoader loader = new EligibilityLoader(clients);

    @Test
    void readsClientsThatAreDueInTheSameMomentTogether() {
        // Given
        clients.add(workspace, "shop", "shop", true);
        clients.add(workspace, "closed", "closed", false);
        clients.add(other, "closed", "a stranger's", true);
        // When
        List<Eligibility> verdicts =
                Stream.of(
                                reload(workspace, "shop"),
                                reload(workspace, "closed"),
                                reload(workspace, "ghost"),
                                reload(other, "closed"))
                        .map(CompletableFuture::join)
                        .toList();
        // Then
        assertThat(verdicts)
                .containsExactly(
                        Eligibility.ACTIVE,
                        Eligibility.INACTIVE,
                        Eligibility.UNKNOWN,
                        Eligibility.ACTIVE);
        assertThat(clients.lookUps()).isEqualTo(1);
    }

    @Test
    void readsAClientAgainThatIsDueLater() {
        // Given
        clients.add(workspace, "shop", "shop", true);
        Eligibility before = reload(workspace, "shop").join();
        clients.change(workspace, "shop", null, false);
        // When
        Eligibility after = reload(workspace, "shop").join();
        // Then
        assertThat(before).isEqualTo(Eligibility.ACTIVE);
        assertThat(after).isEqualTo(Eligibility.INACTIVE);
    }

    @Test
    void failsAllThatAreDueWhileTheDatabaseIsDown() {
        // Given
        clients.goDown();
        // When
        CompletableFuture<Eligibility> shop = reload(workspace, "shop");
        CompletableFuture<Eligibility> kiosk = reload(workspace, "kiosk");
        // Then
        assertThat(shop)
                .failsWithin(WAIT)
                .withThrowableThat()
                .withCauseInstanceOf(DatabaseUnavailableException.class);
        assertThat(kiosk).failsWithin(WAIT);
    }

    private CompletableFuture<Eligibility> reload(WorkspaceId of, String clientId) {
        return loader.asyncReload(new ClientKey(of, clientId), Eligibility.ACTIVE, Runnable::run);
    }
}
