package dev.pesewa.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.local.LocalException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageFileTest {

    private static final String NOT_CLOSED = "is no CSV: Missing closing quote for value";
    private static final String UNEXPECTED =
            "is no CSV: Unexpected character ('s' (code 115)): Expected column separator character"
                    + " (',' (code 44)) or end-of-line";

    private static final char MARK = '\ufeff';

    @TempDir private Path folder;

    @Test
    void readsQuotedFieldsWithCommasAndLineBreaks() throws IOException {
        Path file = file("id,note\n1,\"a, \"\"b\"\"\nc\"\n2,plain\n");
        assertThat(rows(file))
                .extracting(row -> value(row, "note"))
                .containsExactly("a, \"b\"\nc", "plain");
        assertThat(rows(file)).extracting(FileRow::line).containsExactly(2L, 4L);
    }

    @Test
    void readsACellOfManyLinesAsOneRow() throws IOException {
        // Given
        String cell = "prompt\n".repeat(999) + "end";
        // When
        List<FileRow> rows = rows(file("id,note\n1,\"" + cell + "\"\n2,plain\n"));
        // Then
        assertThat(rows).extracting(row -> value(row, "id")).containsExactly("1", "2");
        assertThat(value(rows.getFirst(), "note")).isEqualTo(cell);
    }

    @Test
    void aCellOfTooManyLinesSpoilsNoRowBehindIt() throws IOException {
        // Given
        String cell = "prompt\n".repeat(200_000);
        // When
        List<FileRow> rows = rows(file("id,note\n1,\"" + cell + "\"\n2,plain\n"));
        // Then
        assertThat(rows).hasSize(200_002);
        assertThat(value(rows.getFirst(), "id")).isEqualTo(NOT_CLOSED);
        assertThat(value(rows.getLast(), "note")).isEqualTo("plain");
    }

    @Test
    void takesAQuoteWithinACellForItself() throws IOException {
        Path file = file("id,note\n1,5\"\" pipe\n2,6\" pipe\n");
        assertThat(rows(file))
                .extracting(row -> value(row, "note"))
                .containsExactly("5\"\" pipe", "6\" pipe");
    }

    @Test
    void readsNdjsonAndGzip() throws IOException {
        Path file = packed("{\"clientId\":\"a\"}\n{\"clientId\":\"b\"}\n");
        assertThat(rows(file)).extracting(row -> value(row, "clientId")).containsExactly("a", "b");
    }

    @Test
    void readsAnArrayOfJsonAsAnExportHasIt() throws IOException {
        Path file = file(MARK + "[{\"id\":\"1\"},\n{\"id\":\"2\"}, 3 ]\n");
        assertThat(told(file)).containsExactly("1 id=1", "2 id=2", "2 is no JSON object");
    }

    @Test
    void anArrayThatIsCutOffGivesItsRowsAndOneBadOne() throws IOException {
        assertThat(told(file("[{\"id\":\"1\"},\n{\"id\":\"2\"}")))
                .containsExactly("1 id=1", "2 id=2", "2 is no JSON from here on");
        assertThat(told(file("[{\"id\":\"1\"},\n{\"id\":")))
                .containsExactly("1 id=1", "2 is no JSON from here on");
    }

    @Test
    void aNullOfNdjsonIsNoText() throws IOException {
        Path file = file("{\"userId\":null}\n");
        assertThat(rows(file))
                .first()
                .isInstanceOfSatisfying(
                        FileRow.Fields.class,
                        row -> assertThat(row.fields().path("userId").isNull()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "id,note", "id,note\n", "id,note\n\n  \n"})
    void anEmptyFileHasNoRows(String text) throws IOException {
        assertThat(rows(file(text))).isEmpty();
    }

    @Test
    void aBadLineOfNdjsonIsOneBadRow() throws IOException {
        String text =
                """
                {"id":"1"}
                {"id":"2","model":"gp
                {"id":"3"} {"id":"4"}
                {"id":"5",,}

                "6"
                {"id":"7"}
                {"id":"8\
                """;
        assertThat(told(file(text)))
                .containsExactly(
                        "1 id=1",
                        "2 is cut off: its JSON does not end",
                        "3 is no JSON from character 12 on",
                        "4 is no JSON from character 11 on",
                        "6 is no JSON object",
                        "7 id=7",
                        "8 is cut off: its JSON does not end");
    }

    @Test
    void aRowOfCsvWithOtherCellsThanTheHeaderIsOneBadRow() throws IOException {
        String text =
                """
                id,note
                1,fine
                2
                3,too,many

                4, "fine" ,
                5,fine
                6\
                """;
        assertThat(told(file(text)))
                .containsExactly(
                        "2 id=1",
                        "3 has 1 cells, the header 2",
                        "4 has 3 cells, the header 2",
                        "6 id=4",
                        "7 id=5",
                        "8 has 1 cells, the header 2");
    }

    @Test
    void aQuoteThatIsNeverClosedSwallowsNoOtherRow() throws IOException {
        String text =
                """
                id,note
                1,"cut o
                2,fine
                3,"so" so
                4,"two
                lines"
                5,"cut
                6,5" screen
                7,"fine"
                """;
        assertThat(told(file(text)))
                .containsExactly(
                        "2 " + UNEXPECTED,
                        "3 id=2",
                        "4 " + UNEXPECTED,
                        "5 id=4",
                        "7 " + UNEXPECTED,
                        "8 id=6",
                        "9 id=7");
        assertThat(told(file("id,note\n1,fine\n2,\"cut\n3,fine\n")))
                .containsExactly("2 id=1", "3 " + NOT_CLOSED, "4 id=3");
    }

    @Test
    void theHeaderIsNeeded() throws IOException {
        Path file = file("id,\"note\n1,a\n");
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void aLineEndsInAnyWay(String end) throws IOException {
        assertThat(told(file("id,note" + end + "1,a" + end + "2,b")))
                .containsExactly("2 id=1", "3 id=2");
        assertThat(told(file("{\"id\":1}" + end + "{\"id\":2}" + end)))
                .containsExactly("1 id=1", "2 id=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":1}\n", "id,note\n1,a\n", "\n\n{\"id\":1}\n", "\"id\"\n1\n"})
    void aByteOrderMarkIsNoText(String text) throws IOException {
        assertThat(rows(file(MARK + text))).extracting(row -> value(row, "id")).containsOnly("1");
        assertThat(rows(packed(MARK + text))).extracting(row -> value(row, "id")).containsOnly("1");
    }

    @Test
    void anotherEncodingIsTold() throws IOException {
        Charset western = StandardCharsets.ISO_8859_1;
        assertThat(told(file("id,note\n1,caf\u00e9\n2,tea\n".getBytes(western))))
                .containsExactly("2 is not UTF-8", "3 id=2");
        assertThat(told(file("{\"id\":\"\u00e9\"}\n{\"id\":2}\n".getBytes(western))))
                .containsExactly("1 is not UTF-8", "2 id=2");
        Path wide = file("id,note\n1,a\n".getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> rows(wide)).hasMessageContaining("Save it as UTF-8");
    }

    @Test
    void aLineThatWouldFillTheMemoryIsOneBadRow() throws IOException {
        String longText = "x".repeat(TextLines.LONGEST);
        assertThat(told(file("{\"id\":1}\n{\"id\":\"" + longText + "\"}\n{\"id\":3}\n")))
                .containsExactly(
                        "1 id=1", "2 is longer than " + TextLines.LONGEST + " bytes", "3 id=3");
        assertThat(told(file("id\n\"cut\n" + "2\n".repeat(2 * CsvRow.MOST_LINES))))
                .startsWith("2 " + NOT_CLOSED, "3 id=2")
                .hasSize(1 + 2 * CsvRow.MOST_LINES);
    }

    @Test
    void aPackedFileThatIsCutOffGivesItsRowsAndOneBadOne() throws IOException {
        // Given
        String text =
                IntStream.range(0, 20_000)
                        .mapToObj(i -> "{\"id\":" + i + ",\"hash\":" + (i * 7_919L) % 10_007 + "}")
                        .collect(Collectors.joining("\n"));
        byte[] whole = Files.readAllBytes(packed(text));
        // When
        List<FileRow> rows = rows(file(Arrays.copyOf(whole, whole.length / 2)));
        // Then
        assertThat(rows).hasSizeBetween(1_000, 19_000);
        assertThat(rows.subList(0, rows.size() - 1)).allMatch(FileRow.Fields.class::isInstance);
        assertThat(rows.getLast())
                .isInstanceOfSatisfying(
                        FileRow.Bad.class,
                        bad -> assertThat(bad.reason()).contains("cut off here"));
    }

    private Path file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("usage"), bytes);
    }

    private Path packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file(bytes.toByteArray());
    }

    private static String value(FileRow row, String name) {
        return switch (row) {
            case FileRow.Cells(_, var cells) -> cells.getOrDefault(name, "");
            case FileRow.Fields(_, var fields) -> fields.path(name).asText();
            case FileRow.Bad(_, var reason) -> reason;
        };
    }

    /// Each row's line, and its id or what is wrong with it.
    private static List<String> told(Path path) {
        return rows(path).stream()
                .map(
                        row ->
                                row instanceof FileRow.Bad bad
                                        ? bad.line() + " " + bad.reason()
                                        : row.line() + " id=" + value(row, "id"))
                .toList();
    }

    private static List<FileRow> rows(Path path) {
        List<FileRow> rows = new ArrayList<>();
        try (UsageFile file = UsageFile.open(path)) {
            for (FileRow row = file.next(); row != null; row = file.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
