package dev.pesewa.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void membersStandBesideTheStandardOnes() throws JsonProcessingException {
        // Given
        var refusal =
                new ProblemException(
                        ProblemCode.NOT_ENOUGH_CREDITS,
                        "Buy a pack.",
                        List.of(),
                        Map.of("shortfall", "2.00"));
        // When
        JsonNode json = new ObjectMapper().valueToTree(Problem.of(refusal, "/api/ai/charge", "r1"));
        // Then
        assertThat(json)
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        """
                                        {"type":"/problems/not-enough-credits",
                                         "title":"Not enough credits","status":402,
                                         "detail":"Buy a pack.","instance":"/api/ai/charge",
                                         "code":"not-enough-credits","traceId":"r1",
                                         "shortfall":"2.00"}"""));
    }
}
