package dev.pesewa.usage.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import dev.pesewa.kernel.TokenKind;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes events as RFC 4180 lines that are safe to open in a spreadsheet: a text that would be
/// taken for a formula is made a text by an apostrophe. So is one that begins with an apostrophe,
/// so that an import takes away exactly the one that stands here: `-x` is written `'-x`, and `'-x`
/// is written `''-x`. Numbers and times are ours and stay as they are.
public final class EventCsv {

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
                    "tokensUnknown",
                    "cost",
                    "currency",
                    "pricing",
                    "durationMs",
                    "success",
                    "error",
                    "cached",
                    "attributes",
                    "corrects",
                    "correctedBy");

    private static final List<String> HEADER =
            Stream.of(
                            BEFORE_TOKENS.stream(),
                            TokenKind.ALL.stream().map(TokenKind::field),
                            AFTER_TOKENS.stream())
                    .flatMap(Function.identity())
                    .toList();

    private static final String GUARDED = "=+-@\t\r\n'";

    private final CsvWriter csv;

    /// Writes the header.
    public EventCsv(Writer out) {
        this.csv =
                CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.CRLF)
                        .quoteStrategy(new OuterSpace())
                        .build(out);
        csv.writeRecord(HEADER);
    }

    /// Readers take away the space around a value that is not in quotes.
    private static final class OuterSpace implements QuoteStrategy {

        @Override
        public boolean quoteValue(int line, int field, String value) {
            return value.charAt(0) <= ' ' || value.charAt(value.length() - 1) <= ' ';
        }
    }

    public void write(ExportedEvent event) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(event.id());
        values.add(event.source());
        values.add(event.occurredAt());
        values.add(event.clientId());
        values.add(event.userId());
        values.add(event.feature());
        values.add(event.provider());
        values.add(event.model());
        TokenKind.ALL.forEach(kind -> values.add(event.tokens().get(kind.field())));
        values.add(event.tokensUnknown());
        values.add(event.cost() == null ? null : event.cost().stripTrailingZeros().toPlainString());
        values.add(event.currency());
        values.add(event.pricing());
        values.add(event.durationMs());
        values.add(event.success());
        values.add(event.error());
        values.add(event.cached());
        values.add(event.attributes());
        values.add(event.corrects());
        values.add(event.correctedBy());
        csv.writeRecord(values.stream().map(EventCsv::text).toList());
    }

    public void flush() throws IOException {
        csv.flush();
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text when !text.isEmpty() && GUARDED.indexOf(text.charAt(0)) >= 0 ->
                    "'" + text;
            default -> value.toString();
        };
    }
}
