package dev.pesewa.billing.purchase;

import dev.pesewa.billing.catalog.Catalog;
import dev.pesewa.billing.catalog.CreditPack;
import dev.pesewa.billing.idempotency.IdempotencyKey;
import dev.pesewa.billing.purchase.PaymentProvider.Payer;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.id.IdGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/// Starts a purchase: stores it as PENDING, then asks the provider for the page where the customer
/// pays. Its reference is stored before the provider is called, so that a payment is found even
/// when the provider's response was lost. A repeated request goes on where the first one stopped.
@ApplicationScoped
public class StartPurchase {

    private final PurchaseRepository purchases;
    private final PaymentProvider provider;
    private final IdGenerator ids;
    private final Clock clock;

    public StartPurchase(
            PurchaseRepository purchases, PaymentProvider provider, IdGenerator ids, Clock clock) {
        this.purchases = purchases;
        this.provider = provider;
        this.ids = ids;
        this.clock = clock;
    }

    public Purchase start(WorkspaceId workspace, CreditPack pack, Payer payer, IdempotencyKey key) {
        UUID id = ids.next();
        var started =
                new Purchase(
                        workspace,
                        id,
                        key.key(),
                        key.fingerprint().text(),
                        pack.type(),
                        pack.price().movePointRight(2).longValueExact(),
                        Catalog.CURRENCY,
                        pack.credits(),
                        pack.bonus(),
                        "pesewa-" + id,
                        null,
                        Purchase.PurchaseStatus.PENDING,
                        clock.instant(),
                        null);
        Purchase stored = purchases.add(started);
        key.mustMatch(stored.requestHash());
        if (stored.paymentUrl() == null && stored.status() == Purchase.PurchaseStatus.PENDING) {
            String url = provider.start(stored, payer);
            if (url != null) {
                purchases.started(stored, url);
            }
        }
        return purchases.byId(workspace, stored.id()).orElseThrow();
    }
}
