package dev.pesewa.local.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// A row of a file of usage, as far as it can be read.
public sealed interface FileRow {

    /// The line of the file that it begins with.
    long line();

    /// Of CSV, by the header's names.
    record Cells(long line, Map<String, String> cells) implements FileRow {}

    /// Of NDJSON, or of an array of JSON.
    record Fields(long line, ObjectNode fields) implements FileRow {}

    /// It is not sent; the next row is read as if nothing had been here.
    record Bad(long line, String reason) implements FileRow {}
}
