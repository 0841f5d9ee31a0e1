package dev.pesewa.local.proof;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/// One query's rows, a few thousand in memory at a time, looked at in the order of workspaces.
final class RowCursor implements AutoCloseable {

    private static final int FETCHED = 5_000;

    private final Statement statement;
    private final ResultSet rows;
    private boolean there;

    RowCursor(Connection connection, String sql) throws SQLException {
        this.statement = connection.createStatement();
        statement.setFetchSize(FETCHED);
        this.rows = statement.executeQuery(sql);
        this.there = rows.next();
    }

    boolean there() {
        return there;
    }

    /// Whether the present row is of that workspace.
    boolean isOf(UUID workspace) throws SQLException {
        return there && workspace().equals(workspace);
    }

    UUID workspace() throws SQLException {
        return uuid("workspace_id");
    }

    void next() throws SQLException {
        there = rows.next();
    }

    UUID uuid(String column) throws SQLException {
        return rows.getObject(column, UUID.class);
    }

    long number(String column) throws SQLException {
        return rows.getLong(column);
    }

    String text(String column) throws SQLException {
        return rows.getString(column);
    }

    Instant time(String column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
