package dev.pesewa.testkit;

/// Something untidy, and where.
public record Finding(String path, int line, String message) {

    @Override
    public String toString() {
        return path + ":" + line + ": " + message;
    }
}
