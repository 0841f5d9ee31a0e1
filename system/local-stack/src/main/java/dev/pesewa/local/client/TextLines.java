package dev.pesewa.local.client;

import dev.pesewa.local.LocalException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines of a file in UTF-8, with the ends they have. One that cannot be used says why, and
/// the next can be read all the same.
final class TextLines implements AutoCloseable {

    /// A row, and so a line, is at most this many bytes, so that none fills the memory.
    static final int LONGEST = 4 << 20;

    private static final int BUFFER = 1 << 16;

    /// `text` is empty when there is a `problem`.
    record TextLine(long number, String text, @Nullable String problem) {}

    private final InputStream content;
    private final Deque<TextLine> givenBack = new ArrayDeque<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long number;
    private boolean ended;

    TextLines(InputStream content) {
        this.content = content;
    }

    /// Null at the end. What cuts the file off, such as the end of a packed file that was not
    /// copied whole, is the last line's problem.
    @Nullable TextLine next() {
        TextLine again = givenBack.poll();
        if (again != null) {
            return again;
        }
        return ended ? null : read();
    }

    /// These lines come next again.
    void giveBack(List<TextLine> lines) {
        lines.reversed().forEach(givenBack::addFirst);
    }

    private @Nullable TextLine read() {
        number++;
        try {
            long length = readBytes();
            if (length == 0) {
                ended = true;
                return null;
            }
            return length > LONGEST
                    ? new TextLine(number, "", "is longer than " + LONGEST + " bytes")
                    : decoded();
        } catch (IOException cutOff) {
            ended = true;
            return new TextLine(number, "", "the file is cut off here: " + cutOff.getMessage());
        }
    }

    /// How many bytes the line has; not more than the longest are kept.
    private long readBytes() throws IOException {
        bytes.reset();
        long length = 0;
        while (isFilled()) {
            byte one = buffer[at++];
            if (length++ < LONGEST) {
                bytes.write(one);
            }
            if (one == '\n' || (one == '\r' && !(isFilled() && buffer[at] == '\n'))) {
                break;
            }
        }
        return length;
    }

    private boolean isFilled() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, content.read(buffer));
        }
        return end > 0;
    }

    private TextLine decoded() {
        try {
            var text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.toByteArray()));
            return new TextLine(number, text.toString(), null);
        } catch (CharacterCodingException other) {
            return new TextLine(number, "", "is not UTF-8");
        }
    }

    @Override
    public void close() {
        try {
            content.close();
        } catch (IOException unclosable) {
            throw new LocalException("Cannot close the file", unclosable);
        }
    }
}
