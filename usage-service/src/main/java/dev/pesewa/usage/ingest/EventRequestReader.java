package dev.pesewa.usage.ingest;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.pesewa.kernel.NearestName;
import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kernel.WellFormedText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Binds one JSON object to a request, and says in our words which field is wrong: of a batch the
/// other events are taken.
@ApplicationScoped
class EventRequestReader {

    private static final int LONGEST_NAME_SHOWN = 40;

    private static final Set<String> FIELDS = EventRequest.fields();

    private static final Map<Class<?>, String> EXPECTED =
            Map.of(
                    String.class, "a text is expected",
                    Long.class, "a whole number is expected",
                    Boolean.class, "true or false is expected",
                    BigDecimal.class, "an amount is expected");

    private static final Map<String, Class<?>> TYPES =
            EventRequest.components()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    RecordComponent::getName, RecordComponent::getType));

    /// The second words of fields, such as `price`, with the first.
    private static final Map<String, String> ALIASES =
            EventRequest.components()
                    .flatMap(EventRequestReader::aliases)
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final ObjectReader events;
    private final ObjectReader cloudEvents;
    private final Validator validator;

    EventRequestReader(ObjectMapper json, Validator validator) {
        this.events = json.readerFor(EventRequest.class);
        this.cloudEvents = json.readerFor(CloudEventRequest.class);
        this.validator = validator;
    }

    private static Stream<Map.Entry<String, String>> aliases(RecordComponent component) {
        JsonAlias aliases = component.getAccessor().getAnnotation(JsonAlias.class);
        return aliases == null
                ? Stream.empty()
                : Stream.of(aliases.value()).map(alias -> Map.entry(alias, component.getName()));
    }

    /// What a field is called here: by its first word, or by another.
    private static List<String> sentAs(JsonNode node, String field) {
        return Stream.concat(
                        Stream.of(field),
                        ALIASES.keySet().stream()
                                .filter(alias -> field.equals(ALIASES.get(alias)))
                                .sorted())
                .filter(node::has)
                .toList();
    }

    EventRequest event(JsonNode node) throws InvalidEventException {
        for (Map.Entry<String, String> alias : ALIASES.entrySet()) {
            if (node.has(alias.getKey()) && sentAs(node, alias.getValue()).size() > 1) {
                throw InvalidEventException.malformed(
                        String.join(", ", sentAs(node, alias.getValue()))
                                + ": mean the same; send one of them");
            }
        }
        EventRequest request = bind(events, EventRequest.class, node);
        for (String field : request.tokens().keySet()) {
            checkKnown(field);
        }
        return valid(request);
    }

    CloudEventRequest cloudEvent(JsonNode node) throws InvalidEventException {
        return bind(cloudEvents, CloudEventRequest.class, node);
    }

    private static <T> T bind(ObjectReader reader, Class<T> type, JsonNode node)
            throws InvalidEventException {
        try {
            return type.cast(reader.<Object>readValue(node));
        } catch (JsonMappingException wrong) {
            List<JsonMappingException.Reference> path = wrong.getPath();
            String field = path.isEmpty() ? "" : String.valueOf(path.getFirst().getFieldName());
            throw InvalidEventException.malformed(fault(node, field));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String fault(JsonNode node, String field) {
        if (field.equals("attributes")) {
            return EventValues.ATTRIBUTES_EXPECTED;
        }
        String sentAs = sentAs(node, field).stream().findFirst().orElse(field);
        JsonNode value = node.path(sentAs);
        Class<?> type = TYPES.getOrDefault(field, String.class);
        String notWellFormed =
                type == String.class && value.isTextual()
                        ? WellFormedText.fault(value.asText())
                        : null;
        String expected = EXPECTED.getOrDefault(type, "another value is expected");
        return sentAs + ": " + (notWellFormed == null ? expected : notWellFormed);
    }

    private static void checkKnown(String field) throws InvalidEventException {
        if (TokenKind.ofField(field).isEmpty()) {
            boolean showable =
                    field.length() <= LONGEST_NAME_SHOWN && WellFormedText.fault(field) == null;
            throw InvalidEventException.malformed(
                    (showable ? field : "a field")
                            + ": an event has no such field"
                            + NearestName.hint(field, FIELDS));
        }
    }

    /// Of several faults the first by the field's name is told.
    private EventRequest valid(EventRequest request) throws InvalidEventException {
        Set<ConstraintViolation<EventRequest>> faults = validator.validate(request);
        if (!faults.isEmpty()) {
            throw InvalidEventException.malformed(
                    faults.stream()
                            .map(each -> each.getPropertyPath() + ": " + each.getMessage())
                            .min(Comparator.naturalOrder())
                            .orElseThrow());
        }
        return request;
    }
}
