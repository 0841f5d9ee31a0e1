package dev.pesewa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableWritersTest {

    private static final String FOLDER = "gateway/src/main/java/dev/pesewa/gateway/";
    private static final SourceFile ENTITY =
            file(
                    FOLDER + "ApiKeyRow.java",
                    "@Entity\n@Table(name = \"api_key\")\nclass ApiKeyRow {");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO api_key (id) VALUES ($1)",
                "UPDATE api_key SET name = $1",
                "DELETE FROM api_key WHERE id = $1",
                "WITH gone AS (DELETE FROM\n    api_key RETURNING id) SELECT id FROM gone",
                "TRUNCATE api_key"
            })
    void catchesAStatementThatWritesTheTableOfAnEntity(String sql) {
        // Given
        SourceFile statement = file(FOLDER + "ApiKeyStatements.java", "class A {\n" + sql);
        // When
        List<Finding> findings = tidied(ENTITY, statement);
        // Then
        assertThat(findings)
                .containsExactly(
                        new Finding(
                                statement.path(),
                                2,
                                "writes api_key, which is the table of an entity"));
    }

    @Test
    void letsReadingAndLockingPass() {
        String sql = "SELECT id FROM api_key WHERE name = $1 FOR UPDATE SKIP LOCKED";
        assertThat(tidied(ENTITY, file(FOLDER + "ApiKeyStatements.java", sql))).isEmpty();
    }

    @Test
    void letsATableWithALongerNamePass() {
        String sql = "INSERT INTO api_key_use (id) VALUES ($1)";
        assertThat(tidied(ENTITY, file(FOLDER + "ApiKeyStatements.java", sql))).isEmpty();
    }

    @Test
    void letsATestPrepareRowsInSql() {
        String test = "gateway/src/test/java/dev/pesewa/gateway/ApiKeyIT.java";
        assertThat(tidied(ENTITY, file(test, "INSERT INTO api_key (id) VALUES ($1)"))).isEmpty();
    }

    @Test
    void letsAnotherServiceHaveATableOfTheSameName() {
        String other = "billing-service/src/main/java/dev/pesewa/billing/Statements.java";
        assertThat(tidied(ENTITY, file(other, "INSERT INTO api_key (id) VALUES ($1)"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"@Entity\nclass KeyRow {", "@Entity\n@Table(name = TABLE)\nclass KeyRow {"})
    void catchesAnEntityThatDoesNotSayItsTable(String entity) {
        assertThat(tidied(file(FOLDER + "KeyRow.java", entity)))
                .extracting(Finding::message)
                .containsExactly("an entity without @Table(name = \"…\")");
    }

    private static List<Finding> tidied(SourceFile... files) {
        var project = new Project(Project.home(), List.of(files));
        return Stream.concat(
                        TableWriters.tablesOfBoth(project),
                        TableWriters.entitiesWithoutTable(project))
                .toList();
    }

    private static SourceFile file(String path, String text) {
        return new SourceFile(path, text.lines().toList());
    }
}
