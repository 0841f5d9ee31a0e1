package dev.pesewa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TidyTest {

    private static final String PACKAGE = "src/main/java/dev/pesewa/sample";

    @TempDir private Path root;

    @Test
    void findsNothingInThisProject() {
        Project project = Project.read(Project.home());
        assertThat(project.files()).hasSizeGreaterThan(50);
        assertThat(Tidy.findings(project)).isEmpty();
    }

    @Test
    void letsATidyProjectPass() throws IOException {
        write("pom.xml", "x\n".repeat(349));
        write("README.md", "x\n".repeat(150));
        write("docs/adr/0001-it.md", "x\n".repeat(59));
        write("src/main/resources/application.properties", "x=y\n".repeat(40));
        write(PACKAGE + "/package-info.java", "/// Owns it.\n@NullMarked\npackage sample;\n");
        write(PACKAGE + "/Wallet.java", "x".repeat(100) + "\n" + "x\n".repeat(299));
        write(PACKAGE + "/Long.java", "import " + "x".repeat(200) + ";\nrecord Ledger() {}\n");
        write("ARCHITECTURE.md", "The `Ledger`, an `Idempotency-Key`, `PESEWA_PORT`, `wallet`.\n");
        write("target/Old.java", "\t\n");
        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"WalletDesk", "Clerk", "ShownKey", "UsageFeed", "NoAnswer", "Outcome"})
    void catchesANameThatNobodyWouldLookFor(String name) throws IOException {
        write(PACKAGE + "/package-info.java", "/// Owns it.\n@NullMarked\npackage sample;\n");
        write(PACKAGE + "/Sample.java", "record " + name + "() {}\n");
        assertThat(findings())
                .containsExactly(
                        new Finding(
                                PACKAGE + "/Sample.java",
                                1,
                                "a name that nobody would look for: see Naming"));
    }

    @Test
    void catchesOneNameOfTwoThings() throws IOException {
        write(PACKAGE + "/package-info.java", "/// Owns it.\n@NullMarked\npackage sample;\n");
        write(PACKAGE + "/Wallet.java", "record Wallet() {}\n");
        write(PACKAGE + "/Other.java", "class Other {\n    record Wallet() {}\n}\n");
        assertThat(findings())
                .extracting(Finding::path)
                .containsExactlyInAnyOrder(PACKAGE + "/Wallet.java", PACKAGE + "/Other.java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A.java", "V1__a.sql", "a.html", "a.properties"})
    void catchesALongLine(String file) throws IOException {
        write("sample/" + file, "fine\n" + "x".repeat(101) + "\n");
        assertThat(findings())
                .containsExactly(new Finding("sample/" + file, 2, "longer than 100 characters"));
    }

    @ParameterizedTest
    @CsvSource({
        "sample/A.java, 300",
        "pom.xml, 349",
        "README.md, 150",
        "docs/adr/0001-it.md, 59",
        "sample/application.properties, 40"
    })
    void catchesALongFile(String file, int limit) throws IOException {
        write(file, "x\n".repeat(limit + 1));
        assertThat(findings()).extracting(Finding::path).containsExactly(file);
    }

    @Test
    void catchesTabsAndSpacesAtTheEnd() throws IOException {
        write("sample/A.java", "a\tb\n");
        write("sample/B.md", "words \n");
        assertThat(findings())
                .extracting(Finding::message)
                .containsExactlyInAnyOrder("a tab", "space at the end of the line");
    }

    @Test
    void catchesWhatWasLeftOver() throws IOException {
        List<String> left = List.of("// TO" + "DO later", "FIX" + "ME", "@Dis" + "abled");
        write("sample/A.java", String.join("\n", left) + "\nautodoing\n");
        assertThat(findings()).extracting(Finding::line).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "package sample;", "@NullMarked\npackage sample;", "/// It.\n"})
    void catchesAPackageWithoutWords(String info) throws IOException {
        write(PACKAGE + "/A.java", "record A() {}\n");
        if (!info.isEmpty()) {
            write(PACKAGE + "/package-info.java", info);
        }
        assertThat(findings()).extracting(Finding::path).containsExactly(PACKAGE);
    }

    @Test
    void catchesADocumentThatNamesWhatIsGone() throws IOException {
        write("sample/A.java", "record Ledger() {}\n");
        write("ARCHITECTURE.md", "Fine: `Ledger`.\nGone: `WalletBook`.\n");
        assertThat(findings())
                .containsExactly(
                        new Finding("ARCHITECTURE.md", 2, "names a type that does not exist"));
    }

    private List<Finding> findings() {
        return Tidy.findings(Project.read(root));
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
