package dev.pesewa.usage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.kernel.ExchangeRates;
import dev.pesewa.kernel.event.UsageRecorded.CallCost;
import dev.pesewa.kernel.event.UsageRecorded.ModelCall;
import dev.pesewa.prices.ModelPrices;
import dev.pesewa.provider.ProviderUsage;
import dev.pesewa.usage.price.CallPricing;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What calls cost by the usage that providers told in public bug reports (named in the comments),
/// and what they must go on to cost.
class ProviderUsagePricingTest {

    private static final Instant AT = Instant.parse("2026-09-01T10:00:00Z");

    private final CallPricing pricing = new CallPricing(ModelPrices.load(), ExchangeRates.NONE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
"""
# Cache writes that are kept for an hour: earendil-works/pi#5737, can1357/oh-my-pi#6876
anthropic | claude-sonnet-4-5 | 0.60 | {"input_tokens":0,"output_tokens":0,\
"cache_read_input_tokens":0,"cache_creation_input_tokens":100000,"cache_creation":\
{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":100000}}
anthropic | claude-opus-4-5 | 0.775 | {"input_tokens":0,"output_tokens":0,\
"cache_creation_input_tokens":100000,"cache_creation":\
{"ephemeral_5m_input_tokens":60000,"ephemeral_1h_input_tokens":40000}}
anthropic | claude-sonnet-4-5 | 0.375 | {"input_tokens":0,"output_tokens":0,\
"cache_creation_input_tokens":100000}
# Reasoning beside completion_tokens: vercel/ai#12425, mozilla-ai/any-llm#1290
xai | grok-4.20 | 0.0232856 | {"prompt_tokens":10120,"completion_tokens":1499,\
"total_tokens":14428,"prompt_tokens_details":{"cached_tokens":128},\
"completion_tokens_details":{"reasoning_tokens":2809}}
google | gemini-2.5-flash | 0.0013385 | {"prompt_tokens":20,"completion_tokens":151,\
"total_tokens":553}
openai | o3-mini | 0.00231 | {"prompt_tokens":100,"completion_tokens":500,"total_tokens":600,\
"completion_tokens_details":{"reasoning_tokens":400}}
xai | grok-4 | 0.0078 | {"input_tokens":100,"output_tokens":500,"total_tokens":600,\
"output_tokens_details":{"reasoning_tokens":400}}
# Cache writes in the shapes of OpenAI: opencode#18440, vm0#20868, litellm#11364
openrouter | anthropic/claude-haiku-4.5 | 0.032012 | {"prompt_tokens":25612,\
"completion_tokens":0,"total_tokens":25612,"prompt_tokens_details":{"cache_write_tokens":25600}}
openai | gpt-5.6 | 0.0045 | {"input_tokens":2600,"output_tokens":0,"total_tokens":2600,\
"input_tokens_details":{"cached_tokens":2000,"cache_write_tokens":400}}
litellm | claude-haiku-4-5 | 0.07278975 | {"prompt_tokens":98805,"completion_tokens":5120,\
"total_tokens":103925,"prompt_tokens_details":{"cached_tokens":66360},\
"cache_creation_input_tokens":32435,"cache_read_input_tokens":66360}
openai | gpt-5.6 | 0.0045 | {"prompt_tokens":2600,"completion_tokens":0,"total_tokens":2600,\
"prompt_tokens_details":{"cached_tokens":2000,"cache_creation_input_tokens":400}}
# Realtime and transcription: pipecat#5050, livekit/agents#5121
openai | gpt-realtime | 0.0227432 | {"total_tokens":1855,"input_tokens":1459,\
"output_tokens":396,"input_token_details":{"text_tokens":1349,"audio_tokens":110,\
"cached_tokens":1408,"cached_tokens_details":{"text_tokens":1344,"audio_tokens":64}},\
"output_token_details":{"text_tokens":97,"audio_tokens":299}}
openai | gpt-4o-mini-transcribe | 0.000267 | {"type":"tokens","input_tokens":14,\
"input_token_details":{"text_tokens":0,"audio_tokens":14},"output_tokens":45,"total_tokens":59}
# Gemini Live: litellm#38457
google | gemini-live-2.5-flash | 0.027 | {"promptTokenCount":1000,"responseTokenCount":2000,\
"totalTokenCount":3000,"promptTokensDetails":[{"modality":"AUDIO","tokenCount":1000}],\
"responseTokensDetails":[{"modality":"AUDIO","tokenCount":2000}]}
# Moonshot: promptfoo#10132
moonshot | kimi-k2-0711-preview | 0.0003936 | {"prompt_tokens":2000,"completion_tokens":0,\
"total_tokens":2000,"cached_tokens":1792}
# Whose answer it is decides the price.
groq | deepseek-r1-distill-llama-70b | 0.75 | {"prompt_tokens":1000000,"completion_tokens":0}
bedrock | us.anthropic.claude-sonnet-4-5-20250929-v1:0 | 3.30 | {"inputTokens":1000000,\
"outputTokens":0,"totalTokens":1000000}
openrouter | deepseek/deepseek-r1:free | 0 | {"prompt_tokens":1000000,"completion_tokens":0}
# Names of Python's client, and Bedrock's own.
google | gemini-2.5-flash | 0.0013385 | {"prompt_token_count":20,"candidates_token_count":151,\
"thoughts_token_count":382,"total_token_count":553}
bedrock | us.anthropic.claude-sonnet-4-5-20250929-v1:0 | 0.033 | {"inputTokens":0,\
"outputTokens":0,"totalTokens":100000,"cacheReadInputTokens":100000}
""")
    void aCallCostsWhatItsProviderAsksForTheUsageItTold(
            String rawProvider, String model, BigDecimal usd, String usage) {
        // When
        CallCost cost = price(rawProvider, model, usage);
        // Then
        assertThat(cost.usd()).as("%s", cost.pricing()).isEqualByComparingTo(usd);
    }

    /// langfuse#8625
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
"""
openai | null | rawUsage is missing
openai | {"prompt_tokens":null,"completion_tokens":5} | prompt_tokens is missing
openai | {"prompt_tokens":0,"completion_tokens":0,"total_tokens":1500} \
| its parts are 0, and total_tokens is 1500
google | {"prompt_tokens":0,"completion_tokens":0,"total_tokens":1500} \
| its parts are 0, and total_tokens is 1500
google | {"totalTokenCount":500} | prompt_token_count is missing
""")
    void missingUsageIsUnpricedAndNeverFree(String rawProvider, String usage, String reason) {
        // When
        CallCost cost = price(rawProvider, "gpt-4o", usage);
        // Then
        assertThat(cost).isEqualTo(new CallCost(null, "unpriced: tokens: " + reason));
    }

    private CallCost price(String rawProvider, String model, String usage) {
        ProviderUsage read = ProviderUsage.read(json(usage), rawProvider);
        var call =
                new ModelCall(
                        ProviderUsage.host(rawProvider),
                        model,
                        IncomingUsage.tokens(read),
                        ModelCall.CallResult.SUCCEEDED);
        return pricing.price(null, call, IncomingUsage.tokensUnknown(read), AT, () -> "USD");
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
