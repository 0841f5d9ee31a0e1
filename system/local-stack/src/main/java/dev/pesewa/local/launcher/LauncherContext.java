package dev.pesewa.local.launcher;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pesewa.local.LocalException;
import dev.pesewa.local.Stack;
import dev.pesewa.local.client.ProgressBar;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;

/// What all commands work with. Results go to `out`, everything else to `err`: `TOKEN=$(./pesewa
/// token --role operator)` holds a token and nothing else. `terminal` says whether `err` is one.
record LauncherContext(
        Path project, Stack stack, PrintStream out, PrintStream err, boolean terminal) {

    /// Amounts are text, as in the API: a reader's floating point would change them.
    private static final JsonFormat.Value TEXT = JsonFormat.Value.forShape(JsonFormat.Shape.STRING);

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .withConfigOverride(BigDecimal.class, type -> type.setFormat(TEXT))
                    .build();

    ProgressBar progressBar() {
        return new ProgressBar(err, terminal);
    }

    void printJson(Object result) {
        try {
            out.println(JSON.writeValueAsString(result));
        } catch (JsonProcessingException unwritable) {
            throw new LocalException("Not JSON: " + result, unwritable);
        }
    }
}
