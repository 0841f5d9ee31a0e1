package dev.pesewa.usage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.pesewa.kit.json.JacksonCustomizer;
import dev.pesewa.local.client.EventField;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class EventRequestReaderTest {

    private static final ObjectMapper JSON = mapper();
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        new JacksonCustomizer().customize(mapper);
        return mapper;
    }

    static ObjectMapper json() {
        return JSON;
    }

    static EventRequestReader reader() {
        return new EventRequestReader(JSON, VALIDATOR);
    }

    @Test
    void anImportKnowsTheFieldsOfARequest() {
        assertThat(EventField.ALL.keySet())
                .containsExactlyInAnyOrderElementsOf(EventRequest.fields());
    }

    @Test
    void saysWhichFieldIsTooLong() throws IOException {
        // Given
        var event = JSON.createObjectNode().put("id", "1").put("model", "m".repeat(201));
        // When
        String detail = rejection(event);
        // Then
        assertThat(detail).isEqualTo("model: at most 200 characters");
    }

    @Test
    void ofAnAttributeOnlyPlainValuesAreTaken() throws IOException {
        assertThat(rejection(JSON.readTree("{\"id\":\"1\",\"attributes\":[]}")))
                .startsWith("attributes: an object of at most 20 plain values");
    }

    private static String rejection(JsonNode event) {
        try {
            reader().event(event);
            return "";
        } catch (InvalidEventException invalid) {
            return invalid.rejection().detail();
        }
    }
}
