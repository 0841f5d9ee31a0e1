package dev.pesewa.local.launcher;

import dev.pesewa.local.LocalException;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "token", description = "Print one token and nothing else.")
final class TokenCommand implements Callable<Integer> {

    private static final String OPERATOR = "operator";
    private static final Set<String> OTHERS = Set.of("owner", "member", "ingest");

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "operator, owner, member or ingest.")
    private String role = "";

    @Option(
            names = "--workspace",
            paramLabel = "ID",
            description = "Whose token; an operator's is nobody's.")
    private String workspace = "";

    private final LauncherContext context;

    TokenCommand(LauncherContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var tokens = context.stack().tokens();
        if (role.equals(OPERATOR)) {
            context.out().println(tokens.operator());
        } else if (!OTHERS.contains(role)) {
            throw new LocalException("--role wants one of operator, owner, member, ingest.");
        } else if (workspace.isEmpty()) {
            throw new LocalException("--workspace is needed.");
        } else {
            context.out().println(tokens.of(role, workspace));
        }
        return 0;
    }
}
