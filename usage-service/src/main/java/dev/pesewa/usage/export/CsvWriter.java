package dev.pesewa.usage.export;

import dev.pesewa.kernel.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// RFC 4180 lines that are safe to open in a spreadsheet: a text that would be taken for a formula
/// is made a text by an apostrophe. Numbers and times are ours and stay as they are.
public final class CsvWriter {

    private static final List<String> BEFORE_TOKENS =
            List.of(
                    "id",
                    "source",
                    "occurredAt",
                    "clientId",
                    "userId",
                    "feature",
                    "provider",
                    "model");

    private static final List<String> AFTER_TOKENS =
            List.of(
                    "cost",
                    "pricing",
                    "durationMs",
                    "success",
                    "error",
                    "cached",
                    "attributes",
                    "corrects",
                    "correctedBy");

    public static final String HEADER =
            line(
                    Stream.of(
                                    BEFORE_TOKENS.stream(),
                                    TokenKind.ALL.stream().map(TokenKind::field),
                                    AFTER_TOKENS.stream())
                            .flatMap(Function.identity()));

    private static final String STARTS_A_FORMULA = "=+-@\t\r\n";

    private CsvWriter() {}

    public static String line(ExportedEvent event) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(event.id());
        cells.add(event.source());
        cells.add(event.occurredAt());
        cells.add(event.clientId());
        cells.add(event.userId());
        cells.add(event.feature());
        cells.add(event.provider());
        cells.add(event.model());
        TokenKind.ALL.forEach(kind -> cells.add(event.tokens().get(kind.field())));
        cells.add(event.cost() == null ? null : event.cost().stripTrailingZeros().toPlainString());
        cells.add(event.pricing());
        cells.add(event.durationMs());
        cells.add(event.success());
        cells.add(event.error());
        cells.add(event.cached());
        cells.add(event.attributes());
        cells.add(event.corrects());
        cells.add(event.correctedBy());
        return line(cells.stream());
    }

    private static String line(Stream<? extends @Nullable Object> cells) {
        return cells.map(CsvWriter::cell).collect(Collectors.joining(",", "", "\r\n"));
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
