package dev.pesewa.local.client;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How far long work is: a bar that redraws itself on a terminal, a line now and then elsewhere.
public final class Progress {

    private static final int WIDTH = 30;
    private static final int LINES = 10;

    private final PrintStream out;
    private final boolean terminal;
    private String name = "";
    private long size = 1;
    private int lastTenth;

    public Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void start(Path file) {
        name = String.valueOf(file.getFileName());
        try {
            size = Math.max(1, Files.size(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        lastTenth = 0;
    }

    void at(long bytes, long rows) {
        double part = Math.min(1, (double) bytes / size);
        if (terminal) {
            int filled = (int) (part * WIDTH);
            String bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
            out.printf("\r%s %s %3d %%  %,d rows", name, bar, (int) (part * 100), rows);
            out.flush();
        } else if ((int) (part * LINES) > lastTenth) {
            lastTenth = (int) (part * LINES);
            out.printf("%s: %d %%, %,d rows%n", name, lastTenth * 100 / LINES, rows);
        }
    }

    void done() {
        if (terminal) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }
}
