package dev.pesewa.billing.badly.util;

public record Wallets() {}
