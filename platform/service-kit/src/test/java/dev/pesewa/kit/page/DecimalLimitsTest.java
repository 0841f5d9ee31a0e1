package dev.pesewa.kit.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kernel.ProblemException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalLimitsTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1.50", "12345678901234567890", "1E+20", "1E-20"})
    void takesWhatSomebodyWouldWriteOut(String text) {
        var value = new BigDecimal(text);
        assertThat(DecimalLimits.plain("amount", value)).isSameAs(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789012345678901", "1E+21", "1E-21", "1e-999999999"})
    void refusesWhatNobodyWouldWriteOut(String text) {
        var value = new BigDecimal(text);
        assertThatThrownBy(() -> DecimalLimits.plain("amount", value))
                .isInstanceOf(ProblemException.class)
                .hasMessage("amount: at most 20 digits");
    }

    @Test
    void leavesOutWhatIsNotGiven() {
        assertThat(DecimalLimits.plain("amount", null)).isNull();
    }
}
