package dev.pesewa.system;

import dev.pesewa.local.Stack;
import java.util.Map;

/// What a program of `src/test/clients` is told: where the gateway is, and an owner's token.
final class SmokeEnvironment {

    private SmokeEnvironment() {}

    static Map<String, String> none() {
        return Map.of();
    }

    static Map<String, String> ofNewWorkspace() {
        Stack stack = SystemStack.get();
        String workspace = SystemStack.workspace();
        return Map.of(
                "PESEWA_URL", stack.ports().gateway().toString(),
                "PESEWA_TOKEN", stack.tokens().of("owner", workspace),
                "PESEWA_WORKSPACE", workspace);
    }
}
