package dev.pesewa.local.client;

import dev.pesewa.local.LocalException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// A CSV file with a header, NDJSON, or an array of JSON objects, plain or gzipped, read row by
/// row. It is UTF-8, with or without a byte order mark.
public final class UsageFile implements AutoCloseable {

    private static final int GZIP_MAGIC = 0x1f;

    /// Empty lines before the first row end within so many bytes.
    private static final int LOOK_AHEAD = 8_192;

    private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final byte[] UTF_16_MARK = {(byte) 0xfe, (byte) 0xff};
    private static final byte[] UTF_16_MARK_TURNED = {(byte) 0xff, (byte) 0xfe};

    /// The rows of a format.
    interface FileRows {
        /// Null at the end.
        @Nullable FileRow next();

        /// The columns of CSV; other rows have no header.
        default List<String> header() {
            return List.of();
        }
    }

    private final FileRows rows;
    private final TextLines lines;
    private final Counting file;

    private UsageFile(FileRows rows, TextLines lines, Counting file) {
        this.rows = rows;
        this.lines = lines;
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

    public static UsageFile open(Path file) {
        try {
            var counting = new Counting(Files.newInputStream(file));
            InputStream content = unpacked(new BufferedInputStream(counting));
            if (skips(content, UTF_16_MARK) || skips(content, UTF_16_MARK_TURNED)) {
                throw new LocalException(file + " is UTF-16. Save it as UTF-8.");
            }
            skips(content, UTF_8_MARK);
            int first = firstCharacter(content);
            var lines = new TextLines(content);
            FileRows rows =
                    switch (first) {
                        case '{' -> new NdjsonRows(lines);
                        case '[' -> new JsonArrayRows(content);
                        default -> new CsvRows(lines);
                    };
            return new UsageFile(rows, lines, counting);
        } catch (IOException unreadable) {
            throw new LocalException("Cannot read " + file + ": " + unreadable, unreadable);
        }
    }

    private static InputStream unpacked(BufferedInputStream content) throws IOException {
        content.mark(1);
        int first = content.read();
        content.reset();
        return first == GZIP_MAGIC
                ? new BufferedInputStream(new GZIPInputStream(content))
                : content;
    }

    /// True when the mark was there; it is read then.
    private static boolean skips(InputStream content, byte[] mark) throws IOException {
        content.mark(mark.length);
        boolean there = Arrays.equals(content.readNBytes(mark.length), mark);
        if (!there) {
            content.reset();
        }
        return there;
    }

    private static int firstCharacter(InputStream content) throws IOException {
        content.mark(LOOK_AHEAD);
        int next = content.read();
        for (int i = 1; i < LOOK_AHEAD && next >= 0 && next <= ' '; i++) {
            next = content.read();
        }
        content.reset();
        return next;
    }

    /// Null at the end.
    public @Nullable FileRow next() {
        return rows.next();
    }

    /// Throws `LocalException` when the file's columns cannot be used.
    public void check(ColumnMapping mapping) {
        if (!rows.header().isEmpty()) {
            mapping.check(rows.header());
        }
    }

    /// How much of the file, packed or not, was read.
    long bytesRead() {
        return file.read;
    }

    @Override
    public void close() {
        lines.close();
    }
}
