package dev.pesewa.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pesewa.kernel.Tokens;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireShapesTest {

    private static final int ROUNDS = 500;
    private static final long SEED = 20_261_125;

    private final ObjectMapper mapper = new ObjectMapper();

    static Stream<ProviderAnswer> answers() {
        return Stream.of(OwnAnswers.ALL, ChatAnswers.ALL, GeminiAnswers.ALL)
                .flatMap(each -> each.stream());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anyDisjointCountsAreReadBackFromEveryShape(ProviderAnswer answer) {
        var random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            // Given
            Call call = Call.random(random, answer.kinds());
            JsonNode usage = mapper.valueToTree(answer.written().apply(call));
            // When
            ProviderUsage read = ProviderUsage.read(usage, answer.provider());
            // Then
            assertThat(read)
                    .as("seed %d, round %d: %s", SEED, round, usage)
                    .isEqualTo(new ProviderUsage.CountedUsage(call.tokens()));
        }
    }

    /// Whichever count is lost on the way, the rest is not taken for the whole.
    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerWhoseTotalIsHigherThanItsPartsIsNotCounted(ProviderAnswer answer) {
        // Given
        Call call = new Call(Tokens.of(kind -> answer.kinds().contains(kind) ? 1_000 : 0), 0);
        ObjectNode usage = mapper.valueToTree(answer.written().apply(call));
        Stream<String> totals = Stream.of("total_tokens", "totalTokens", "totalTokenCount");
        totals.filter(usage::has).forEach(name -> usage.put(name, call.total() + 1));
        boolean told = !usage.equals(mapper.valueToTree(answer.written().apply(call)));
        // When
        ProviderUsage read = ProviderUsage.read(usage, answer.provider());
        // Then
        boolean restIsMeant = answer.provider().equals("google") && usage.has("total_tokens");
        boolean totalIsInput = answer.provider().equals("voyage");
        if (told && !restIsMeant && !totalIsInput) {
            assertThat(read).isInstanceOf(ProviderUsage.UncountedUsage.class);
        } else {
            assertThat(read).isInstanceOf(ProviderUsage.CountedUsage.class);
        }
    }
}
