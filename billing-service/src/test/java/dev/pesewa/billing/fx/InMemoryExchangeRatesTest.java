package dev.pesewa.billing.fx;

class InMemoryExchangeRatesTest implements ExchangeRateContract {

    private final ExchangeRateRepository rates = new InMemoryExchangeRates();

    @Override
    public ExchangeRateRepository rates() {
        return rates;
    }
}
