package dev.pesewa.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What types may be called: the field's own terms, the ones that a newcomer would search for, and
/// one simple name for one thing. Example: what commits many commands together is a `GroupCommit`,
/// as in databases, and not a clerk.
final class Naming {

    private static final Pattern DECLARED =
            Pattern.compile(
                    "^\\s*(?:(?:public|protected|private|static|final|sealed|abstract"
                            + "|non-sealed)\\s+)*(?:class|record|interface|enum) ([A-Z]\\w*)");

    /// Words that no name contains, with what to say instead.
    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("Desk", "Committer, Service, Resource"),
                    Map.entry("Clerk", "Committer, Handler"),
                    Map.entry("Ticket", "Command, Request"),
                    Map.entry("Writing", "Write, Batch"),
                    Map.entry("Keyed", "IdempotencyKey, or whose key it is"),
                    Map.entry("Shown", "Response"),
                    Map.entry("Body", "Request"),
                    Map.entry("Answer", "Response, Result"),
                    Map.entry("Answers", "Responses"),
                    Map.entry("Replies", "Responses"),
                    Map.entry("Words", "Payload, Consumer"),
                    Map.entry("Feed", "Consumer"),
                    Map.entry("Figure", "MetricValue, Result"),
                    Map.entry("Figures", "MetricInputs, Results"),
                    Map.entry("Viewing", "Access"),
                    Map.entry("Refusal", "Rejection"),
                    Map.entry("Unusable", "Invalid"),
                    Map.entry("Lapse", "Expiry"),
                    Map.entry("Cell", "Key, Row"),
                    Map.entry("Slice", "Key, Row"),
                    Map.entry("Took", "Duration"),
                    Map.entry("Share", "BreakdownRow"),
                    Map.entry("Awaiting", "Blocking"),
                    Map.entry("Burning", "ChaosCommand"),
                    Map.entry("Proving", "ProveCommand"));

    /// Names that say nothing alone: whose entry, state or result is it?
    private static final Set<String> TOO_SHORT =
            Set.of(
                    "Entry", "Outcome", "Result", "State", "Status", "Line", "Part", "Scope",
                    "Data");

    private Naming() {}

    private static List<SourceFile> main(Project project) {
        return project.files().stream()
                .filter(file -> file.isOf("java") && file.path().contains("src/main/java/"))
                .toList();
    }

    static Stream<Finding> wordsNobodyLooksFor(Project project) {
        return main(project).stream()
                .flatMap(
                        file ->
                                file.where(
                                        line -> declared(line).anyMatch(Naming::isBanned),
                                        "a name that nobody would look for: see Naming"));
    }

    static Stream<Finding> namesOfTwoThings(Project project) {
        Map<String, Long> counts =
                main(project).stream()
                        .flatMap(file -> file.lines().stream())
                        .flatMap(Naming::declared)
                        .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        return main(project).stream()
                .flatMap(
                        file ->
                                file.where(
                                        line ->
                                                declared(line)
                                                        .anyMatch(
                                                                name ->
                                                                        counts.getOrDefault(
                                                                                        name, 0L)
                                                                                > 1),
                                        "another type has this name too"));
    }

    private static Stream<String> declared(String line) {
        return DECLARED.matcher(line).results().map(found -> found.group(1));
    }

    private static boolean isBanned(String name) {
        return TOO_SHORT.contains(name)
                || Arrays.stream(name.split("(?<=[a-z0-9])(?=[A-Z])")).anyMatch(WORDS::containsKey);
    }
}
