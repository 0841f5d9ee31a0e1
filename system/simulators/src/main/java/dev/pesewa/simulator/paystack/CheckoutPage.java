package dev.pesewa.simulator.paystack;

import java.math.BigDecimal;

/// What the customer sees instead of Paystack's page: two ways to pay and two not to.
final class CheckoutPage {

    private static final int MINOR_DIGITS = 2;

    private CheckoutPage() {}

    static String of(Transaction transaction) {
        String amount =
                BigDecimal.valueOf(transaction.requested().amount(), MINOR_DIGITS).toPlainString();
        return page(
                """
                <p class="amount">%s %s</p>
                <p>%s, reference %s</p>
                <form method="post">
                <button name="pay" value="success mobile_money">Pay by mobile money</button>
                <button name="pay" value="success card">Pay by card</button>
                <button name="pay" value="failed mobile_money">Payment fails</button>
                <button name="pay" value="abandoned card">Give up</button>
                </form>
                """
                        .formatted(
                                escaped(transaction.requested().currency()),
                                amount,
                                escaped(transaction.requested().email()),
                                escaped(transaction.requested().reference())));
    }

    static String done(Transaction transaction) {
        return page(
                "<p>This payment is over: <strong>%s</strong>. You may close this page.</p>"
                        .formatted(transaction.state().status().text()));
    }

    private static String page(String content) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Checkout (simulated)</title>
                <style>
                body { font: 16px/1.5 system-ui, sans-serif; max-width: 24rem; margin: 3rem auto;
                  padding: 0 1rem; }
                .amount { font-size: 2rem; margin: 0; }
                button { display: block; width: 100%%; padding: .75rem; margin: .5rem 0;
                  font: inherit; }
                small { color: #555; }
                </style>
                </head>
                <body>
                <h1>Checkout</h1>
                %s
                <small>A simulated provider. No money moves.</small>
                </body>
                </html>
                """
                .formatted(content);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
