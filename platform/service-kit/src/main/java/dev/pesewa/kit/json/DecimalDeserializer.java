package dev.pesewa.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;

import java.io.IOException;
import java.math.BigDecimal;

/// Reads money as decimal text, as our answers show it, or as a number.
public final class DecimalDeserializer extends StdDeserializer<BigDecimal> {

    private static final long serialVersionUID = 1L;
    private static final String TEXT = "-?\\d{1,20}(\\.\\d{1,20})?";

    public DecimalDeserializer() {
        super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser json, DeserializationContext context)
            throws IOException {
        if (json.currentToken().isNumeric()) {
            return json.getDecimalValue();
        }
        if (json.hasToken(JsonToken.VALUE_STRING) && json.getText().matches(TEXT)) {
            return new BigDecimal(json.getText());
        }
        return context.reportInputMismatch(this, "a decimal such as \"0.0125\"");
    }
}
