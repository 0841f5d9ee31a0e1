package dev.pesewa.usage.price.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pesewa.prices.ImportedModel;
import dev.pesewa.prices.ImportedModel.ImportedPrice;
import dev.pesewa.prices.ModelPrices;
import dev.pesewa.prices.PriceDifference;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceListFormatTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    @Test
    void readsTheProvidersOfGenaiPrices() {
        assertThat(
                        PriceListFormat.GENAI_PRICES.read(
                                json(
                                        """
                                        [{"id":"acme","name":"Acme","models":[{"id":"loom-1",
                                          "match":{"or":[{"equals":"loom-1"},
                                           {"and":[{"starts_with":"loom-1-"},{"contains":"x"}]},
                                           {"regex":"^loom-\\\\d$"}]},
                                          "prices":[
                                           {"prices":{"input_mtok":{"base":3,"tiers":[
                                             {"start":200000,"price":6}]},"output_mtok":15.50}},
                                           {"constraint":{"start_date":"2026-12-01"},
                                            "prices":{"input_mtok":2,"requests_kcount":5}},
                                           {"constraint":{"start_time":"00:30:00Z",
                                            "end_time":"16:30:00Z"},
                                            "prices":{"input_mtok":1}}]}]}]\
                                        """)))
                .containsExactly(
                        new ImportedModel(
                                "acme",
                                "loom-1",
                                "=loom-1 ^loom-1-&*x ~^loom-\\d$",
                                List.of(
                                        new ImportedPrice("", "in=3>200000:6 out=15.5"),
                                        new ImportedPrice("2026-12-01", "in=2 requests=5"),
                                        new ImportedPrice("00:30:00/16:30:00", "in=1"))));
    }

    @Test
    void readsTheSameFactsAsOneList() {
        assertThat(
                        PriceListFormat.GENAI_PRICES.read(
                                json(
                                        """
                                        {"source":"x","models":[{"provider":"acme",
                                         "model":"loom-2","match":{"starts_with":"loom-2"},
                                         "versions":[{"usdPerMillionTokens":{"input":"0.8",
                                          "cachedInput":"0.08","cacheWrite":"1","output":"4"}},
                                          {"when":{"start_date":"2026-12-01"},
                                           "usdPerMillionTokens":{"input":{"base":"1",
                                            "tiers":[{"aboveTokens":9,"price":"2"}]}}}]}]}\
                                        """)))
                .containsExactly(
                        new ImportedModel(
                                "acme",
                                "loom-2",
                                "^loom-2",
                                List.of(
                                        new ImportedPrice("", "in=0.8 cached=0.08 write=1 out=4"),
                                        new ImportedPrice("2026-12-01", "in=1>9:2"))));
    }

    @Test
    void readsLitellmPerToken() {
        List<ImportedModel> read =
                PriceListFormat.LITELLM.read(
                        json(
                                """
                                {"sample_spec":{"litellm_provider":"x"},
                                 "azure/loom-3":{"litellm_provider":"azure",
                                  "input_cost_per_token":1.5e-07,"output_cost_per_token":6e-07},
                                 "bedrock/us-gov-west-1/loom":{"litellm_provider":"bedrock",
                                  "input_cost_per_token":1},
                                 "vertex_ai/loom-3":{
                                  "litellm_provider":"vertex_ai-language-models",
                                  "input_cost_per_token":0.000001},
                                 "local":{"litellm_provider":"ollama","input_cost_per_token":0.0,
                                  "output_cost_per_token":0.0}}\
                                """));
        assertThat(read)
                .extracting(ImportedModel::provider, ImportedModel::model)
                .containsExactly(
                        tuple("azure", "loom-3"),
                        tuple("vertex_ai", "loom-3"),
                        tuple("ollama", "local"));
        assertThat(read)
                .extracting(model -> model.versions().getFirst().price())
                .satisfies(prices -> assertThat(prices.get(0)).contains("in=0.15", "out=0.6"))
                .satisfies(prices -> assertThat(prices.get(1)).isEqualTo("in=1"))
                .satisfies(prices -> assertThat(prices.get(2)).isEqualTo("?"));
    }

    @Test
    void readsTheTiersAndTheHourOfLitellm() {
        ImportedModel model =
                PriceListFormat.LITELLM
                        .read(
                                json(
                                        """
                                        {"claude-sonnet-4-5":{"litellm_provider":"anthropic",
                                         "output_cost_per_token":1.5e-05,
                                         "input_cost_per_token_above_200k_tokens":6e-06,
                                         "input_cost_per_token":3e-06,
                                         "cache_creation_input_token_cost_above_1hr":6e-06,
                                         "output_cost_per_token_above_200k_tokens":2.25e-05}}\
                                        """))
                        .getFirst();
        PriceDifference difference = ModelPrices.load().difference(List.of(model), TODAY);
        assertThat(difference.skipped()).isZero();
        assertThat(model.versions().getFirst().price())
                .contains("in=3>200000:6", "out=15>200000:22.5", "write1h=6");
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
