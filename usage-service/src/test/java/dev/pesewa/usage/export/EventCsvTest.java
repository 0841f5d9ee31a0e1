package dev.pesewa.usage.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kernel.Tokens;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventCsvTest {

    private static final String HEADER =
            "id,source,occurredAt,clientId,userId,feature,provider,model,"
                    + String.join(",", TokenKind.ALL.stream().map(TokenKind::field).toList())
                    + ",tokensUnknown,cost,currency,pricing,durationMs,success,error,cached,"
                    + "attributes,corrects,correctedBy\r\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain|plain",
                "=1+1|'=1+1",
                "+233240000001|'+233240000001",
                "-x|'-x",
                "@SUM(A1)|'@SUM(A1)",
                "'-x|''-x",
                "'|''",
                "a,b|\"a,b\"",
                "say \"hi\"|\"say \"\"hi\"\"\"",
                " a |\" a \"",
            })
    void aTextIsSafeToOpenAndCanBeReadBack(String text, String written) throws IOException {
        assertThat(csv(event(text))).startsWith(HEADER + written + ",pesewa,");
    }

    @Test
    void aFormulaBehindALineBreakIsATextToo() throws IOException {
        assertThat(csv(event("\r=1"))).startsWith(HEADER + "\"'\r=1\",pesewa,");
    }

    @Test
    void numbersAreWrittenPlainAndWhatIsMissingIsEmpty() throws IOException {
        assertThat(csv(event("1")))
                .endsWith("0.00000012,EUR,given,,true,,false,\"{\"\"a\"\":\"\"b\"\"}\",,\r\n");
    }

    private static ExportedEvent event(String id) {
        return new ExportedEvent(
                id,
                "pesewa",
                Instant.EPOCH,
                "shop",
                "",
                "",
                "",
                "",
                Tokens.NONE.by(TokenKind::field, TokenKind.ALL),
                null,
                new BigDecimal("1.200E-7"),
                "EUR",
                "given",
                null,
                true,
                null,
                false,
                "{\"a\":\"b\"}",
                null,
                null);
    }

    private static String csv(ExportedEvent event) throws IOException {
        var out = new StringWriter();
        var csv = new EventCsv(out);
        csv.write(event);
        csv.flush();
        return out.toString();
    }
}
