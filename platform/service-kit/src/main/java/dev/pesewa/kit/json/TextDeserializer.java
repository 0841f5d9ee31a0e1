package dev.pesewa.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import dev.pesewa.kernel.WellFormedText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads every text of every request, and refuses what is no `WellFormedText`: JSON can write half
/// of a surrogate pair (`"\ud83d"`), and nothing behind it can keep it.
final class TextDeserializer extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1L;

    TextDeserializer() {
        super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser json, DeserializationContext context)
            throws IOException {
        String text = StringDeserializer.instance.deserialize(json, context);
        String fault = text == null ? null : WellFormedText.fault(text);
        if (fault != null) {
            throw InvalidFormatException.from(json, fault, text, String.class);
        }
        return text;
    }
}
