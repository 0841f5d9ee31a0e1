package dev.pesewa.billing.unmarked;

public record Unmarked() {}
