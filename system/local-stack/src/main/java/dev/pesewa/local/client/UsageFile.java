package dev.pesewa.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.pesewa.local.LocalException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// A CSV file with a header, or NDJSON, plain or gzipped, read row by row.
final class UsageFile implements AutoCloseable {

    private static final int GZIP_MAGIC = 0x1f;

    /// `number` is the line in the file (of a CSV row without line breaks in its fields);
    /// `bytesRead` is how much of the file, packed or not, was read.
    record Line(long number, long bytesRead, Map<String, String> fields) {}

    private final MappingIterator<?> rows;
    private final boolean csv;

    private final Counting file;

    private UsageFile(MappingIterator<?> rows, boolean csv, Counting file) {
        this.rows = rows;
        this.csv = csv;
        this.file = file;
    }

    /// Counts what is read of a file.
    private static final class Counting extends FilterInputStream {
        private long read;

        Counting(InputStream file) {
            super(file);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            read += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            read += Math.max(0, count);
            return count;
        }
    }

    static UsageFile open(Path file) {
        try {
            var counting = new Counting(Files.newInputStream(file));
            InputStream content = unpacked(new BufferedInputStream(counting));
            content.mark(1);
            boolean json = content.read() == '{';
            content.reset();
            return json
                    ? new UsageFile(
                            Api.JSON.readerFor(JsonNode.class).readValues(content), false, counting)
                    : new UsageFile(csv(content), true, counting);
        } catch (IOException unreadable) {
            throw new LocalException("Cannot read " + file + ": " + unreadable, unreadable);
        }
    }

    private static MappingIterator<Map<String, String>> csv(InputStream content)
            throws IOException {
        CsvMapper mapper =
                CsvMapper.builder()
                        .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                        .enable(CsvParser.Feature.TRIM_SPACES)
                        .build();
        return mapper.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(content);
    }

    private static InputStream unpacked(BufferedInputStream content) throws IOException {
        content.mark(1);
        int first = content.read();
        content.reset();
        return first == GZIP_MAGIC
                ? new BufferedInputStream(new GZIPInputStream(content))
                : content;
    }

    Iterator<Line> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Line next() {
                var place = rows.getParser().currentLocation();
                Object row = rows.next();
                long number = csv ? Math.max(2, place.getLineNr()) : place.getLineNr();
                return new Line(number, file.read, fields(row));
            }
        };
    }

    private static Map<String, String> fields(Object row) {
        var fields = new HashMap<String, String>();
        if (row instanceof JsonNode json) {
            json.properties()
                    .forEach(field -> fields.put(field.getKey(), field.getValue().asText("")));
        } else if (row instanceof Map<?, ?> map) {
            map.forEach((key, value) -> fields.put(String.valueOf(key), String.valueOf(value)));
        }
        return fields;
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException unclosable) {
            throw new LocalException("Cannot close the file", unclosable);
        }
    }
}
