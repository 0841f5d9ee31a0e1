package dev.pesewa.local.client;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How far long work is: a bar that redraws itself on a terminal, a line now and then elsewhere.
public final class ProgressBar {

    private static final int WIDTH = 30;
    private static final int LINES = 10;

    private final PrintStream out;
    private final boolean terminal;
    private String name = "";
    private long size = 1;
    private int lastTenth;

    public ProgressBar(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void start(Path file) {
        start(String.valueOf(file.getFileName()));
        try {
            size = Math.max(1, Files.size(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Of work that tells its size as it goes on.
    public void start(String work) {
        name = work;
        lastTenth = 0;
    }

    void at(long bytes, long rows) {
        at((double) bytes / size, rows, "rows");
    }

    public void at(long done, long total, String what) {
        at((double) done / Math.max(1, total), done, what);
    }

    private void at(double share, long count, String what) {
        double part = Math.min(1, share);
        if (terminal) {
            int filled = (int) (part * WIDTH);
            String bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
            out.printf("\r%s %s %3d %%  %,d %s", name, bar, (int) (part * 100), count, what);
            out.flush();
        } else if ((int) (part * LINES) > lastTenth) {
            lastTenth = (int) (part * LINES);
            out.printf("%s: %d %%, %,d %s%n", name, lastTenth * 100 / LINES, count, what);
        }
    }

    void says(String message) {
        out.println(message);
    }

    public void done() {
        if (terminal) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }
}
