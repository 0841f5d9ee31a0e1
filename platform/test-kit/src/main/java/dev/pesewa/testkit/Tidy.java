package dev.pesewa.testkit;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What no compiler checks: lengths, left-overs, missing package comments, documents that name
/// things which are gone, names, and tables that are written in two ways.
public final class Tidy {

    private static final int LINE = 100;
    private static final int FILE = 300;
    private static final int CONFIGURATION = 40;
    private static final int ROOT_POM = 349;
    private static final int README = 150;
    private static final int DECISION = 59;

    /// Put together here, so that this file does not catch itself.
    private static final Pattern LEFT_OVER =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b|@Dis" + "abled|assume" + "True");

    private static final Pattern QUOTED_NAME = Pattern.compile("`([A-Z][A-Za-z0-9]*[a-z]\\w*)`");
    private static final Pattern TYPE =
            Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)");

    private static final List<Function<Project, Stream<Finding>>> RULES =
            List.of(
                    Tidy::longLines,
                    Tidy::longFiles,
                    Tidy::whitespace,
                    Tidy::leftOvers,
                    Tidy::packagesWithoutWords,
                    Tidy::namesOfNothing,
                    Naming::wordsNobodyLooksFor,
                    Naming::namesOfTwoThings,
                    TableWriters::tablesOfBoth,
                    TableWriters::entitiesWithoutTable);

    private Tidy() {}

    public static List<Finding> findings(Project project) {
        return RULES.stream().flatMap(rule -> rule.apply(project)).toList();
    }

    /// An import or an address cannot be broken.
    private static Stream<Finding> longLines(Project project) {
        return project.files().stream()
                .filter(file -> file.isOf("css", "html", "java", "js", "properties", "sh", "sql"))
                .flatMap(
                        file ->
                                file.where(
                                        line ->
                                                line.length() > LINE
                                                        && !line.startsWith("import ")
                                                        && !line.contains("://"),
                                        "longer than " + LINE + " characters"));
    }

    private static Stream<Finding> longFiles(Project project) {
        return project.files().stream().flatMap(file -> file.atMost(limit(file)));
    }

    private static int limit(SourceFile file) {
        if (file.path().equals("pom.xml")) {
            return ROOT_POM;
        }
        if (file.path().startsWith("docs/adr/")) {
            return DECISION;
        }
        return switch (file.name()) {
            case "README.md" -> README;
            case "application.properties" -> CONFIGURATION;
            default -> file.isOf("java", "sql", "js") ? FILE : Integer.MAX_VALUE;
        };
    }

    private static Stream<Finding> whitespace(Project project) {
        return project.files().stream()
                .flatMap(
                        file ->
                                Stream.concat(
                                        file.where(line -> line.contains("\t"), "a tab"),
                                        file.where(
                                                line -> !line.equals(line.stripTrailing()),
                                                "space at the end of the line")));
    }

    private static Stream<Finding> leftOvers(Project project) {
        return project.files().stream()
                .flatMap(
                        file ->
                                file.where(
                                        line -> LEFT_OVER.matcher(line).find(),
                                        "left over: do it, or write it into an issue"));
    }

    private static Stream<Finding> packagesWithoutWords(Project project) {
        Set<String> described =
                project.files().stream()
                        .filter(file -> file.name().equals("package-info.java"))
                        .filter(file -> file.lines().getFirst().startsWith("///"))
                        .filter(file -> file.lines().contains("@NullMarked"))
                        .map(SourceFile::folder)
                        .collect(Collectors.toSet());
        return project.files().stream()
                .filter(file -> file.isOf("java") && file.path().contains("src/main/java/"))
                .map(SourceFile::folder)
                .distinct()
                .filter(folder -> !described.contains(folder))
                .map(
                        folder ->
                                new Finding(
                                        folder,
                                        1,
                                        "no package-info.java with @NullMarked that says in ///"
                                                + " what the package owns"));
    }

    private static Stream<Finding> namesOfNothing(Project project) {
        Set<String> types =
                project.files().stream()
                        .filter(file -> file.isOf("java"))
                        .flatMap(file -> file.lines().stream())
                        .flatMap(line -> TYPE.matcher(line).results().map(found -> found.group(1)))
                        .collect(Collectors.toSet());
        return project.files().stream()
                .filter(file -> file.path().equals("ARCHITECTURE.md"))
                .flatMap(
                        file ->
                                file.where(
                                        line -> quoted(line).anyMatch(n -> !types.contains(n)),
                                        "names a type that does not exist"));
    }

    private static Stream<String> quoted(String line) {
        return QUOTED_NAME.matcher(line).results().map((MatchResult found) -> found.group(1));
    }
}
