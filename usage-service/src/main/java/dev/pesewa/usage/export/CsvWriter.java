package dev.pesewa.usage.export;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// RFC 4180 lines that are safe to open in a spreadsheet: a text that would be taken for a formula
/// is made a text by an apostrophe. Numbers and times are ours and stay as they are.
public final class CsvWriter {

    public static final String HEADER =
            line(
                    "id",
                    "source",
                    "occurredAt",
                    "clientId",
                    "userId",
                    "feature",
                    "provider",
                    "model",
                    "inputTokens",
                    "cachedInputTokens",
                    "cacheWriteTokens",
                    "outputTokens",
                    "audioInputTokens",
                    "cachedAudioInputTokens",
                    "audioOutputTokens",
                    "cost",
                    "pricing",
                    "durationMs",
                    "success",
                    "error",
                    "cached",
                    "attributes",
                    "corrects",
                    "correctedBy");

    private static final String STARTS_A_FORMULA = "=+-@\t\r\n";

    private CsvWriter() {}

    public static String line(ExportedEvent event) {
        return line(
                event.id(),
                event.source(),
                event.occurredAt(),
                event.clientId(),
                event.userId(),
                event.feature(),
                event.provider(),
                event.model(),
                event.inputTokens(),
                event.cachedInputTokens(),
                event.cacheWriteTokens(),
                event.outputTokens(),
                event.audioInputTokens(),
                event.cachedAudioInputTokens(),
                event.audioOutputTokens(),
                event.cost() == null ? null : event.cost().stripTrailingZeros().toPlainString(),
                event.pricing(),
                event.durationMs(),
                event.success(),
                event.error(),
                event.cached(),
                event.attributes(),
                event.corrects(),
                event.correctedBy());
    }

    private static String line(@Nullable Object... cells) {
        return Arrays.stream(cells)
                .map(CsvWriter::cell)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value instanceof String untrusted ? harmless(untrusted) : value.toString();
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    private static String harmless(String text) {
        return !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
