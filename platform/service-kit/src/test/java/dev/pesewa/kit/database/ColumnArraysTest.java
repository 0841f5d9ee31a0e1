package dev.pesewa.kit.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ColumnArraysTest {

    private record City(@Nullable String name, long people) {}

    private static final List<City> CITIES = List.of(new City("Accra", 5), new City(null, 3));

    @Test
    void makesOneArrayOfEachColumnInTheOrderOfTheRows() {
        assertThat(ColumnArrays.numbers(CITIES, City::people)).containsExactly(5L, 3L);
        assertThat(ColumnArrays.column(CITIES, City::name, String[]::new))
                .containsExactly("Accra", null);
    }

    @Test
    void writesATextThatIsMissingAsAnEmptyOne() {
        assertThat(ColumnArrays.texts(CITIES, City::name)).containsExactly("Accra", "");
    }

    @Test
    void makesEmptyArraysOfNoRows() {
        assertThat(ColumnArrays.numbers(List.<City>of(), City::people)).isEmpty();
    }
}
