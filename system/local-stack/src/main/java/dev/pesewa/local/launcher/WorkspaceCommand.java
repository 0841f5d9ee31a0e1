package dev.pesewa.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "workspace", description = "Create a workspace; print its id.")
final class WorkspaceCommand implements Callable<Integer> {

    static final String CURRENCY = "GHS";
    static final String ZONE = "Africa/Accra";

    @Parameters(paramLabel = "NAME", description = "Its name, such as \"Kente Cloud\".")
    private String name = "";

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            defaultValue = CURRENCY,
            description = "What it pays in (default ${DEFAULT-VALUE}).")
    private String currency = CURRENCY;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = ZONE,
            description = "Where its days begin (default ${DEFAULT-VALUE}).")
    private String zone = ZONE;

    @Mixin private final JsonOption json = new JsonOption();

    private final LauncherContext context;

    WorkspaceCommand(LauncherContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        JsonNode created = create(context, name, currency, zone);
        if (json.isSet()) {
            context.printJson(created);
        } else {
            context.out().println(created.path("id").asText());
        }
        return 0;
    }

    static JsonNode create(LauncherContext context, String name, String currency, String zone) {
        return context.stack()
                .operator()
                .post("/api/workspaces", Map.of("name", name, "currency", currency, "zone", zone))
                .expect(201);
    }
}
