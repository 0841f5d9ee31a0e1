package dev.pesewa.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    private static final Set<String> VALUED = Set.of("--column", "--days");
    private static final Set<String> FLAGS = Set.of("--json");

    @Test
    void sortsWordsOptionsAndFlags() {
        var parsed =
                Arguments.parse(
                        List.of("a.csv", "--column", "x=1", "--json", "--column", "y=2", "b.csv"),
                        VALUED,
                        FLAGS);
        assertThat(parsed.words()).containsExactly("a.csv", "b.csv");
        assertThat(parsed.all("--column")).containsExactly("x=1", "y=2");
        assertThat(parsed.has("--json")).isTrue();
        assertThat(parsed.number("--days", 30)).isEqualTo(30);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Arguments.parse(List.of("--jsn"), VALUED, FLAGS))
                .hasMessageContaining("--jsn");
        assertThatThrownBy(() -> Arguments.parse(List.of("--days"), VALUED, FLAGS))
                .hasMessageContaining("wants a value");
        var parsed = Arguments.parse(List.of("--days", "ten"), VALUED, FLAGS);
        assertThatThrownBy(() -> parsed.number("--days", 1)).hasMessageContaining("whole number");
        assertThatThrownBy(() -> parsed.require("--column")).hasMessageContaining("--column");
    }
}
