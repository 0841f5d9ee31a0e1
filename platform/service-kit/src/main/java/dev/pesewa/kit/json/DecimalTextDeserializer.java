package dev.pesewa.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/// Reads money that a request record keeps as text. It may be sent as a number, `50.5`, or as text,
/// `"50.50"`; the digits stay as they were sent, and the record says which are right.
public final class DecimalTextDeserializer extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1L;

    public DecimalTextDeserializer() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.hasToken(JsonToken.VALUE_STRING) || json.currentToken().isNumeric()) {
            return json.getText();
        }
        return context.reportInputMismatch(this, "a decimal such as \"12.50\" is expected");
    }
}
