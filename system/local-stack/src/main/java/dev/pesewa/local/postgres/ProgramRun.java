package dev.pesewa.local.postgres;

import dev.pesewa.local.LocalException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A program that is run to its end.
final class ProgramRun {

    private ProgramRun() {}

    /// Throws `LocalException` with what the program printed when it fails.
    static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String printed =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new LocalException(String.join(" ", command) + " failed:\n" + printed);
            }
        } catch (IOException impossible) {
            throw new LocalException("Could not run " + command.getFirst(), impossible);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LocalException("Interrupted while running " + command.getFirst());
        }
    }

    static boolean succeeds(List<String> command) {
        try {
            run(command);
            return true;
        } catch (LocalException failed) {
            return false;
        }
    }
}
