package dev.pesewa.billing.fx.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateProviderUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://rates.example/latest?base=USD",
                "https://rates.example/{currency}.json",
                "http://127.0.0.1:8090/latest",
                "http://localhost/latest",
                "http://[::1]:8090/latest",
            })
    void takesAnAddressThatNobodyOnTheWayCanAnswerFor(String template) {
        assertThat(RateProviderUrl.of(template, false).template()).isEqualTo(template);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rates.example/latest",
                "http://rates.example/latest",
                "http://127.0.0.1.rates.example/latest",
                "http://localhost.rates.example/latest",
                "http://10.0.0.1/latest",
                "ftp://rates.example/latest",
                "file:///etc/rates.json",
                "https:///latest",
                "https://ama:secret@rates.example/latest",
                "https://{currency}.rates.example/latest",
                "https://rates.example/la test",
                "https://rates.example/{other}",
            })
    void refusesAnAddressThatIsNoneOrNotSafe(String template) {
        assertThatThrownBy(() -> RateProviderUrl.of(template, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Set pesewa.fx.url");
    }

    @Test
    void onALaptopHttpWillDo() {
        var address = RateProviderUrl.of("http://rates.test/{currency}?key=s3cret", true);
        assertThat(address.of("KES")).hasToString("http://rates.test/KES?key=s3cret");
        assertThat(address.host()).isEqualTo("rates.test");
    }
}
