package dev.pesewa.local.launcher;

import dev.pesewa.local.LocalException;
import dev.pesewa.local.client.ApiClient;
import dev.pesewa.local.client.ColumnMapping;
import dev.pesewa.local.client.EventSender;
import dev.pesewa.local.client.UsageImport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description =
                "Bring in past usage: CSV with a header, NDJSON or a JSON array, plain or gzipped.")
final class ImportCommand implements Callable<Integer> {

    private static final String MEND =
            "Mend the rejected rows in a file of their own: the others are in, and in a changed"
                    + " file rows without an id would count again.";

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "The files. The word usage may stand before them.")
    private final List<String> files = new ArrayList<>();

    @Option(
            names = "--workspace",
            required = true,
            paramLabel = "ID",
            description = "Whose usage it is.")
    private String workspace = "";

    @Option(
            names = "--column",
            paramLabel = "FIELD=HEADER",
            description = "The column that holds a field, such as model=\"Model Name\".")
    private final Map<String, String> columns = new HashMap<>();

    @Option(
            names = "--ignore",
            paramLabel = "HEADER",
            description = "A column that is left out. May be given more than once.")
    private final Set<String> ignored = new HashSet<>();

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description = "The provider of rows that name none.")
    private String provider = "";

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "The model of rows that name none.")
    private String model = "";

    @Option(
            names = "--client",
            paramLabel = "ID",
            description = "The client of rows that name none.")
    private String client = "";

    @Mixin private final JsonOption json = new JsonOption();

    private final LauncherContext context;

    ImportCommand(LauncherContext context) {
        this.context = context;
    }

    /// One file, as it went: the rejected rows' reasons are the first of them.
    private record ImportSummary(
            String file,
            long rows,
            long accepted,
            @Nullable Long newEvents,
            @Nullable Long alreadyThere,
            long sentBefore,
            long rejected,
            double rowsPerSecond,
            List<String> rejectedRows) {

        static ImportSummary of(Path file, UsageImport.ImportResult result) {
            Long there = result.alreadyThere();
            return new ImportSummary(
                    file.toString(),
                    result.rows(),
                    result.accepted(),
                    there == null ? null : Long.valueOf(result.accepted() - there),
                    there,
                    result.skipped(),
                    result.rejected(),
                    Math.round((result.rows() - result.skipped()) / result.seconds()),
                    result.badRows());
        }

        String line() {
            String taken =
                    newEvents == null
                            ? "%,d accepted (those that were there already count once)"
                                    .formatted(accepted)
                            : "%,d new, %,d already there".formatted(newEvents, alreadyThere);
            return "%s: %,d rows, %s, %,d done by an earlier run, %,d rejected, %,.0f rows/s"
                    .formatted(file, rows, taken, sentBefore, rejected, rowsPerSecond);
        }
    }

    @Override
    public Integer call() {
        List<Path> named = namedFiles();
        ApiClient api = context.stack().operator();
        var mapping = new ColumnMapping(columns, constants(), ignored);
        named.forEach(file -> usageImport(api, mapping, file).check(file));
        List<ImportSummary> summaries = new ArrayList<>();
        for (Path file : named) {
            ImportSummary summary = importFile(api, mapping, file);
            summaries.add(summary);
            if (!json.isSet()) {
                context.out().println(summary.line());
            }
            if (summary.rejected() > 0) {
                context.err().println(MEND);
            }
        }
        if (json.isSet()) {
            context.printJson(summaries);
        }
        return summaries.stream().allMatch(summary -> summary.rejected() == 0) ? 0 : 1;
    }

    private List<Path> namedFiles() {
        boolean kindIsNamed = files.getFirst().equals("usage");
        List<String> named = kindIsNamed ? files.subList(1, files.size()) : files;
        if (named.isEmpty() || named.getFirst().equals("payments")) {
            throw new LocalException("Name a file of usage; payments cannot be imported yet.");
        }
        return named.stream().map(Path::of).toList();
    }

    private Map<String, String> constants() {
        var constants = new HashMap<>(Map.of("provider", provider, "model", model));
        constants.put("clientId", client);
        constants.values().removeIf(String::isEmpty);
        return constants;
    }

    private UsageImport usageImport(ApiClient api, ColumnMapping mapping, Path file) {
        if (!Files.isReadable(file)) {
            throw new LocalException("There is no file " + file + " that can be read.");
        }
        return new UsageImport(
                new EventSender(api, workspace),
                mapping,
                context.stack().home().resolve("imports"),
                context.progressBar());
    }

    private ImportSummary importFile(ApiClient api, ColumnMapping mapping, Path file) {
        UsageImport.ImportResult result = usageImport(api, mapping, file).run(file, workspace);
        result.badRows().forEach(row -> context.err().println(file + ", " + row));
        return ImportSummary.of(file, result);
    }
}
