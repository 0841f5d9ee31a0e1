package dev.pesewa.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramCopyTest {

    @TempDir Path folder;

    private Path jar;
    private Path library;

    @BeforeEach
    void build() throws IOException {
        Path target = Files.createDirectories(folder.resolve("target"));
        Files.createDirectories(target.resolve("lib"));
        jar = Files.writeString(target.resolve("run.jar"), "one");
        library = Files.writeString(target.resolve("lib/library.jar"), "library");
        Files.createDirectories(target.resolve("classes"));
        Files.writeString(target.resolve("classes/Loose.class"), "loose");
    }

    @Test
    void copiesTheJarAndWhatBelongsToIt() {
        Path copy = ProgramCopy.of(jar, folder.resolve("copy"));
        assertThat(copy).hasContent("one");
        assertThat(copy.resolveSibling("lib/library.jar")).hasContent("library");
        assertThat(copy.resolveSibling("classes")).doesNotExist();
    }

    @Test
    void aLaterBuildChangesTheCopyAtTheNextStartOnly() throws IOException {
        // Given
        Path copy = ProgramCopy.of(jar, folder.resolve("copy"));
        // When
        Files.writeString(jar, "another");
        Files.delete(library);
        // Then
        assertThat(copy).hasContent("one");
        assertThat(ProgramCopy.of(jar, folder.resolve("copy"))).hasContent("another");
        assertThat(copy.resolveSibling("lib/library.jar")).doesNotExist();
    }

    @Test
    void saysThatAProgramHasNotBeenBuilt() {
        assertThatThrownBy(() -> ProgramCopy.of(folder.resolve("none.jar"), folder))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("has not been built");
    }
}
