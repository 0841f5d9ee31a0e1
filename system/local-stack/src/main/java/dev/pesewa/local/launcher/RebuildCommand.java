package dev.pesewa.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.local.LocalException;
import dev.pesewa.local.Polling;
import dev.pesewa.local.client.ApiClient;
import dev.pesewa.local.client.ProgressBar;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "rebuild", description = "Make the rollups anew from the events, and wait for it.")
final class RebuildCommand implements Callable<Integer> {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    @Parameters(paramLabel = "usage", description = "What is rebuilt.")
    private String what = "";

    @Option(
            names = "--workspace",
            paramLabel = "ID",
            description = "Of this workspace only, not of all.")
    private String workspace = "";

    @Mixin private final JsonOption json = new JsonOption();

    private final LauncherContext context;

    RebuildCommand(LauncherContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!what.equals("usage")) {
            throw new LocalException("Only usage can be rebuilt: ./pesewa rebuild usage");
        }
        JsonNode job = rebuilt(context.stack().operator());
        if (json.isSet()) {
            context.printJson(job);
        } else {
            context.out()
                    .printf(
                            "%s: %,d days, %,d of them said something else before%n",
                            job.path("state").asText(),
                            job.path("done").asLong(),
                            job.path("changed").asLong());
        }
        return job.path("state").asText().equals("done") ? 0 : 1;
    }

    /// The job as it ended.
    private JsonNode rebuilt(ApiClient api) {
        String query = workspace.isEmpty() ? "" : "?workspaceId=" + workspace;
        JsonNode job = api.post("/api/usage/rebuild" + query, Map.of()).expect(202);
        ProgressBar progress = context.progressBar();
        progress.start("rebuild usage");
        String address = "/api/usage/jobs/" + job.path("id").asText();
        while (job.path("state").asText().equals("running")) {
            Polling.pause(BETWEEN_LOOKS);
            job = api.get(address).expect(200);
            progress.at(job.path("done").asLong(), job.path("total").asLong(), "days");
        }
        progress.done();
        return job;
    }
}
