package dev.pesewa.usage.export.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.usage.export.ExportEvents;
import java.io.IOException;
import java.io.OutputStream;

/// An array that is written while its elements come. Its end is there only when all of them are, so
/// that nobody takes a part for the whole.
final class JsonArrayWriter {

    private JsonArrayWriter() {}

    /// Gives the elements, one by one.
    @FunctionalInterface
    interface Elements {
        void giveTo(ExportEvents.Sink sink) throws IOException;
    }

    static void write(ObjectMapper json, OutputStream out, Elements elements) throws IOException {
        // Closed only at the end: closing would write the end of the array.
        JsonGenerator generator = json.createGenerator(out);
        generator.writeStartArray();
        elements.giveTo(generator::writePOJO);
        generator.writeEndArray();
        generator.close();
    }
}
