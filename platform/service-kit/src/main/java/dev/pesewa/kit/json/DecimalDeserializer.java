package dev.pesewa.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;

/// Reads every decimal of a request, which may be sent as a number or as text: `0.05` or `"0.05"`.
public final class DecimalDeserializer extends StdScalarDeserializer<BigDecimal> {

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
        return context.reportInputMismatch(this, "a decimal such as 0.0125 is expected");
    }
}
