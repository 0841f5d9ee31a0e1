package dev.pesewa.gateway.identity;

import dev.pesewa.kernel.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who a token speaks for. `workspace` is null for operators only.
public record Principal(UUID subject, Role role, @Nullable UUID workspace) {}
