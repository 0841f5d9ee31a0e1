package dev.pesewa.kit.database;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row of an answer, by column name. The plain getters are for columns that are never null.
public final class Row {

    private final io.vertx.mutiny.sqlclient.Row row;

    Row(io.vertx.mutiny.sqlclient.Row row) {
        this.row = row;
    }

    public String text(String column) {
        return row.getString(column);
    }

    public @Nullable String textOrNull(String column) {
        return row.getString(column);
    }

    public long number(String column) {
        return row.getLong(column);
    }

    public @Nullable Long numberOrNull(String column) {
        return row.getLong(column);
    }

    public int integer(String column) {
        return row.getInteger(column);
    }

    public boolean flag(String column) {
        return row.getBoolean(column);
    }

    /// For estimates only.
    public double real(String column) {
        return row.getDouble(column);
    }

    public BigDecimal decimal(String column) {
        return row.getBigDecimal(column);
    }

    public @Nullable BigDecimal decimalOrNull(String column) {
        return row.getBigDecimal(column);
    }

    public UUID uuid(String column) {
        return row.getUUID(column);
    }

    public @Nullable UUID uuidOrNull(String column) {
        return row.getUUID(column);
    }

    public String[] texts(String column) {
        return row.getArrayOfStrings(column);
    }

    public Integer[] integers(String column) {
        return row.getArrayOfIntegers(column);
    }

    public UUID[] uuids(String column) {
        return row.getArrayOfUUIDs(column);
    }

    public LocalDate date(String column) {
        return row.getLocalDate(column);
    }

    public Instant instant(String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    public @Nullable LocalDate dateOrNull(String column) {
        return row.getLocalDate(column);
    }

    public @Nullable Instant instantOrNull(String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    public byte[] bytes(String column) {
        return row.getBuffer(column).getBytes();
    }
}
