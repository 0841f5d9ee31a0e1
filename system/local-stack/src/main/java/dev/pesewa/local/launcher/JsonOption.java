package dev.pesewa.local.launcher;

import picocli.CommandLine.Option;

/// `--json`, of every command whose result a program may read.
final class JsonOption {

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    boolean isSet() {
        return json;
    }
}
