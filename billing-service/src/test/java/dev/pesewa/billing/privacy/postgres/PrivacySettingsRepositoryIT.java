package dev.pesewa.billing.privacy.postgres;

import static dev.pesewa.billing.privacy.Sanitiser.SanitisingPolicy.REDACT;
import static dev.pesewa.billing.privacy.Sanitiser.SanitisingPolicy.REFUSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class PrivacySettingsRepositoryIT {

    private static final int AT_ONCE = 8;

    @Inject PrivacySettingsRepository settings;

    private final WorkspaceId workspace = new WorkspaceId(UUID.randomUUID());

    @Test
    void hasNothingOfAWorkspaceThatChoseNothing() {
        assertThat(settings.find(workspace)).isEmpty();
    }

    @Test
    void givesWhatWasChosenLast() {
        // Given
        settings.choose(workspace, REDACT);

        // When
        settings.choose(workspace, REFUSE);

        // Then
        assertThat(settings.find(workspace)).contains(REFUSE);
    }

    @Test
    void takesFirstChoicesThatComeAtTheSameMoment() {
        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream.generate(() -> (Runnable) () -> settings.choose(workspace, REDACT))
                    .limit(AT_ONCE)
                    .map(choice -> CompletableFuture.runAsync(choice, threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }

        // Then
        assertThat(settings.find(workspace)).contains(REDACT);
    }
}
