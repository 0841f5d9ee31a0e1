package dev.pesewa.billing.badly.postgres;

public record PostgresTable(String name) {}
