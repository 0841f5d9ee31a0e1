package dev.pesewa.billing.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {

    private final Catalog catalog = Catalog.FIRST;

    @ParameterizedTest
    @CsvSource({
        "STARTER, 30.00, 1.0000, 0.00",
        "VALUE, 100.00, 0.8000, 20.00",
        "PRO, 250.00, 0.7200, 28.00",
    })
    void aPackSavesAgainstOneCreditForAGhs(
            String type, String total, String costPerCredit, String savings) {
        CreditPack pack = catalog.pack(type, null);
        assertThat(pack.total().toDecimalString()).isEqualTo(total);
        assertThat(pack.costPerCredit()).isEqualTo(costPerCredit);
        assertThat(pack.savings()).isEqualTo(savings);
    }

    @Test
    void aCustomPackGivesACreditForAGhsAndNoBonus() {
        CreditPack pack = catalog.pack(Catalog.CUSTOM, new BigDecimal("12.34"));
        assertThat(pack.credits()).isEqualTo(Credits.of("12.34"));
        assertThat(pack.bonus()).isEqualTo(Credits.ZERO);
        assertThat(pack.price()).isEqualByComparingTo("12.34");
    }

    @ParameterizedTest
    @CsvSource({"CUSTOM, amount", "FREE, packType"})
    void namesTheFieldThatChoosesNoPack(String type, String field) {
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> catalog.pack(type, null));
        assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED);
        assertThat(problem.errors()).extracting("field").containsExactly(field);
    }

    @Test
    void anUnknownFeatureHasItsIdAsNameAndNoPrice() {
        assertThat(catalog.nameOf("mind_reading")).isEqualTo("mind_reading");
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> catalog.feature("mind_reading"));
        assertThat(problem.code()).isEqualTo(ProblemCode.FEATURE_UNKNOWN);
    }
}
