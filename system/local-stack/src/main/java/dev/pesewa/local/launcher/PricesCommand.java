package dev.pesewa.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.local.LocalException;
import dev.pesewa.local.client.ApiClient;
import dev.pesewa.local.client.PriceListFile;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "prices",
        description = {
            "Bring the catalog of model prices up to date: prices import FILE|URL.",
            "Shows what the list adds and changes; --yes applies it from today on."
        })
final class PricesCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "import", description = "What is done.")
    private String what = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE|URL",
            description = "The list: data.json of genai-prices, or LiteLLM's price map.")
    private String source = "";

    @Option(
            names = "--format",
            paramLabel = "genai-prices|litellm",
            description = "The list's format, if its shape does not say so.")
    private String format = "";

    @Option(names = "--dry-run", description = "Only show the difference, as without --yes.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Apply the difference.")
    private boolean yes;

    @Mixin private final JsonOption json = new JsonOption();

    private final LauncherContext context;

    PricesCommand(LauncherContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!what.equals("import")) {
            throw new LocalException("Prices can only be imported: ./pesewa prices import FILE");
        }
        if (!format.matches("genai-prices|litellm|")) {
            throw new LocalException("--format wants genai-prices or litellm, not " + format);
        }
        PriceListFile list = PriceListFile.read(source, format);
        ApiClient api = context.stack().operator();
        JsonNode difference = post(api, list, true);
        if (json.isSet() && (dryRun || !yes)) {
            context.printJson(difference);
        } else if (!json.isSet()) {
            print(difference);
        }
        return dryRun || !yes ? 0 : apply(api, list);
    }

    private JsonNode post(ApiClient api, PriceListFile list, boolean only) {
        return api.post(
                        "/api/usage/model-prices/imports",
                        Map.of(
                                "format",
                                list.format(),
                                "dryRun",
                                only,
                                "source",
                                source,
                                "catalog",
                                list.list()))
                .expect(200);
    }

    private int apply(ApiClient api, PriceListFile list) {
        JsonNode done = post(api, list, false);
        if (json.isSet()) {
            context.printJson(done);
        } else {
            context.out().println(done.path("applied").asBoolean() ? "Applied." : "Nothing to do.");
        }
        return 0;
    }

    private void print(JsonNode difference) {
        difference.path("added").forEach(one -> printChange("+", one, ""));
        difference
                .path("changed")
                .forEach(one -> printChange("~", one, one.path("oldPrice").asText() + " -> "));
        context.out()
                .printf(
                        "%,d new, %,d changed, %,d as before, %,d corrected here,"
                                + " %,d without a price%n",
                        difference.path("added").size(),
                        difference.path("changed").size(),
                        difference.path("unchanged").asInt(),
                        difference.path("corrected").asInt(),
                        difference.path("skipped").asInt());
        if (dryRun || !yes) {
            context.out().println("Nothing is changed; --yes applies it from today on.");
        }
    }

    private void printChange(String sign, JsonNode change, String before) {
        context.out()
                .printf(
                        "%s %s %s (from %s): %s%s%n",
                        sign,
                        change.path("provider").asText(),
                        change.path("model").asText(),
                        change.path("from").asText(),
                        before,
                        change.path("price").asText());
    }
}
