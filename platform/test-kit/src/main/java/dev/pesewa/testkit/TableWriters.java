package dev.pesewa.testkit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who writes which table of a service (ADR 9): either an entity of Hibernate or statements in SQL.
/// Example: `api_key` is an entity of the gateway, so no text block of the gateway says
/// `UPDATE api_key`; Hibernate would not see what that changes.
///
/// A table whose name is put together while the program runs is not seen.
final class TableWriters {

    private static final Pattern ENTITY = Pattern.compile("^@Entity\\b", Pattern.MULTILINE);
    private static final Pattern TABLE = Pattern.compile("@Table\\(\\s*name = \"(\\w+)\"");
    private static final Pattern STATEMENT =
            Pattern.compile(
                    "\\b(?:INSERT INTO|UPDATE|DELETE FROM|MERGE INTO|TRUNCATE|COPY)\\s+"
                            + "([a-z_][a-z0-9_]*)\\b");

    private TableWriters() {}

    static Stream<Finding> tablesOfBoth(Project project) {
        return byModule(project).values().stream().flatMap(TableWriters::ofBoth);
    }

    /// Hibernate would name the table by rules of its own, and this check would not see it.
    static Stream<Finding> entitiesWithoutTable(Project project) {
        return main(project)
                .filter(file -> ENTITY.matcher(text(file)).find())
                .filter(file -> !TABLE.matcher(text(file)).find())
                .map(file -> new Finding(file.path(), 1, "an entity without @Table(name = \"…\")"));
    }

    private static Stream<Finding> ofBoth(Collection<SourceFile> module) {
        Set<String> ofEntities =
                module.stream()
                        .flatMap(file -> TABLE.matcher(text(file)).results())
                        .map((MatchResult table) -> table.group(1))
                        .collect(Collectors.toSet());
        return module.stream()
                .flatMap(
                        file ->
                                STATEMENT
                                        .matcher(text(file))
                                        .results()
                                        .filter(found -> ofEntities.contains(found.group(1)))
                                        .map(found -> finding(file, found)));
    }

    private static Finding finding(SourceFile file, MatchResult statement) {
        long before =
                text(file).substring(0, statement.start()).chars().filter(c -> c == '\n').count();
        return new Finding(
                file.path(),
                Math.toIntExact(before + 1),
                "writes " + statement.group(1) + ", which is the table of an entity");
    }

    private static Map<String, List<SourceFile>> byModule(Project project) {
        return main(project)
                .collect(
                        Collectors.groupingBy(
                                file -> file.path().substring(0, file.path().indexOf("src/main"))));
    }

    private static Stream<SourceFile> main(Project project) {
        return project.files().stream()
                .filter(file -> file.isOf("java") && file.path().contains("src/main/java/"));
    }

    private static String text(SourceFile file) {
        return String.join("\n", file.lines());
    }
}
