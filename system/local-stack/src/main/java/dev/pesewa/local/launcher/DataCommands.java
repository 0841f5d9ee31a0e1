package dev.pesewa.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.local.LocalException;
import dev.pesewa.local.Polling;
import dev.pesewa.local.Stack;
import dev.pesewa.local.client.ApiClient;
import dev.pesewa.local.client.ColumnMapping;
import dev.pesewa.local.client.EventSender;
import dev.pesewa.local.client.ProgressBar;
import dev.pesewa.local.client.SampleUsage;
import dev.pesewa.local.client.UsageImport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Commands that talk to a running stack.
final class DataCommands {

    private static final Set<String> ROLES = Set.of("operator", "owner", "member", "ingest");

    private static final String MEND =
            "Mend the rejected rows in a file of their own: the others are in, and in a changed"
                    + " file rows without an id would count again.";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Stack stack;
    private final boolean terminal;

    DataCommands(Stack stack, boolean terminal) {
        this.stack = stack;
        this.terminal = terminal;
    }

    int token(List<String> words) {
        Arguments arguments = Arguments.parse(words, Set.of("--role", "--workspace"), Set.of());
        String role = arguments.require("--role");
        if (!ROLES.contains(role)) {
            throw new LocalException("--role wants one of operator, owner, member, ingest.");
        }
        System.out.println(
                role.equals("operator")
                        ? stack.tokens().operator()
                        : stack.tokens().of(role, arguments.require("--workspace")));
        return 0;
    }

    int workspace(List<String> words) {
        Arguments arguments = Arguments.parse(words, Set.of("--currency", "--zone"), Set.of());
        if (arguments.words().size() != 1) {
            throw new LocalException("One name is needed: ./pesewa workspace \"Kente Cloud\"");
        }
        System.out.println(
                createWorkspace(
                        arguments.words().getFirst(),
                        arguments.get("--currency", "GHS"),
                        arguments.get("--zone", "Africa/Accra")));
        return 0;
    }

    private String createWorkspace(String name, String currency, String zone) {
        return stack.operator()
                .post("/api/workspaces", Map.of("name", name, "currency", currency, "zone", zone))
                .expect(201)
                .path("id")
                .asText();
    }

    int importUsage(List<String> words) {
        Arguments arguments =
                Arguments.parse(
                        words,
                        Set.of("--workspace", "--column", "--provider", "--model", "--client"),
                        Set.of());
        List<String> files = new ArrayList<>(arguments.words());
        if (!files.isEmpty() && files.getFirst().equals("usage")) {
            files.removeFirst();
        }
        if (files.isEmpty() || files.getFirst().equals("payments")) {
            throw new LocalException("Name a file of usage; payments cannot be imported yet.");
        }
        String workspace = arguments.require("--workspace");
        ApiClient api = stack.operator();
        var constants = new HashMap<String, String>();
        constant(constants, "provider", arguments.get("--provider", ""));
        constant(constants, "model", arguments.get("--model", ""));
        String client = arguments.get("--client", "");
        if (!client.isEmpty()) {
            constants.put("clientId", client);
        }
        var mapping = new ColumnMapping(columns(arguments.all("--column")), constants);
        long bad = 0;
        for (String file : files) {
            bad += importFile(api, workspace, mapping, Path.of(file));
        }
        return bad == 0 ? 0 : 1;
    }

    private long importFile(ApiClient api, String workspace, ColumnMapping mapping, Path file) {
        if (!Files.isReadable(file)) {
            throw new LocalException("There is no file " + file + " that can be read.");
        }
        long start = System.nanoTime();
        UsageImport.ImportResult result =
                new UsageImport(
                                new EventSender(api, workspace),
                                mapping,
                                stack.home().resolve("imports"),
                                new ProgressBar(System.err, terminal))
                        .run(file, workspace);
        double seconds = (System.nanoTime() - start) / 1e9;
        result.badRows().forEach(row -> System.err.println(file + ", " + row));
        System.out.printf(
                "%s: %,d rows, %,d accepted, %,d sent before, %,d rejected, %,.0f rows/s%n",
                file,
                result.rows(),
                result.accepted(),
                result.skipped(),
                result.rejected(),
                (result.rows() - result.skipped()) / seconds);
        if (result.rejected() > 0) {
            System.err.println(MEND);
        }
        return result.rejected();
    }

    private static void constant(Map<String, String> constants, String field, String value) {
        if (!value.isEmpty()) {
            constants.put(field, value);
        }
    }

    private static Map<String, String> columns(List<String> pairs) {
        var columns = new HashMap<String, String>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new LocalException("--column wants FIELD=HEADER, not " + pair + ".");
            }
            columns.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return columns;
    }

    /// Makes the rollups anew, of one workspace or of all, and tells how far it is.
    int rebuild(List<String> words) {
        Arguments arguments = Arguments.parse(words, Set.of("--workspace"), Set.of());
        if (!arguments.words().equals(List.of("usage"))) {
            throw new LocalException("What? ./pesewa rebuild usage [--workspace ID]");
        }
        String workspace = arguments.get("--workspace", "");
        ApiClient api = stack.operator();
        String query = workspace.isEmpty() ? "" : "?workspaceId=" + workspace;
        JsonNode job = api.post("/api/usage/rebuild" + query, Map.of()).expect(202);
        var progress = new ProgressBar(System.err, terminal);
        progress.start("rebuild usage");
        String address = "/api/usage/jobs/" + job.path("id").asText();
        while (job.path("state").asText().equals("running")) {
            Polling.pause(BETWEEN_LOOKS);
            job = api.get(address).expect(200);
            progress.at(job.path("done").asLong(), job.path("total").asLong(), "days");
        }
        progress.done();
        System.out.printf(
                "%s: %,d days, %,d of them said something else before%n",
                job.path("state").asText(),
                job.path("done").asLong(),
                job.path("changed").asLong());
        return job.path("state").asText().equals("done") ? 0 : 1;
    }

    int sample(List<String> words) {
        Arguments arguments =
                Arguments.parse(words, Set.of("--workspace", "--days", "--seed"), Set.of());
        int days = arguments.number("--days", 30);
        if (days < 1 || days > 400) {
            throw new LocalException("--days wants a number from 1 to 400.");
        }
        sample(arguments.require("--workspace"), days, arguments.number("--seed", 1));
        return 0;
    }

    void sampleNewWorkspace() {
        String workspace = createWorkspace("Sample", "GHS", "Africa/Accra");
        sample(workspace, 30, 1);
        System.out.println("sample workspace " + workspace);
    }

    private void sample(String workspace, int days, long seed) {
        ApiClient api = stack.operator();
        ZoneId zone = SampleUsage.zone(api, workspace);
        var sample = new SampleUsage(LocalDate.now(zone), days, seed, zone);
        var sender = new EventSender(api, workspace);
        SampleUsage.CLIENTS.forEach(sender::register);
        int size = sample.events().size();
        int accepted = 0;
        for (int from = 0; from < size; from += EventSender.BATCH) {
            int until = Math.min(size, from + EventSender.BATCH);
            accepted += sender.send(sample.events().subList(from, until)).accepted();
        }
        System.err.printf("%,d events of %d days accepted%n", accepted, days);
    }
}
