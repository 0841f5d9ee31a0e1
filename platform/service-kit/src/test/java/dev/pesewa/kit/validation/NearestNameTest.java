package dev.pesewa.kit.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNameTest {

    private static final List<String> KNOWN = List.of("startDate", "endDate", "days", "clientId");

    @ParameterizedTest
    @CsvSource({
        "startdate, startDate",
        "start_date, startDate",
        "starDate, startDate",
        "endDates, endDate",
        "day, days",
        "ClientID, clientId",
        "clinetId, clientId"
    })
    void findsWhatAMistypedNameWasMeantToBe(String mistyped, String meant) {
        assertThat(NearestName.of(mistyped, KNOWN)).hasValue(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour", "x", "", "workspace"})
    void findsNothingThatIsFar(String far) {
        assertThat(NearestName.of(far, KNOWN)).isEmpty();
    }

    @Test
    void comparesNoEndlessName() {
        assertThat(NearestName.of("days".repeat(100_000), KNOWN)).isEmpty();
    }

    @Test
    void saysWhatWasMeantAsAHint() {
        assertThat(NearestName.hint("dayz", KNOWN)).isEqualTo("; did you mean days?");
        assertThat(NearestName.hint("colour", KNOWN)).isEmpty();
    }
}
