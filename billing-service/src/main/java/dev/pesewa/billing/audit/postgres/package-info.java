/// Reads wallets and postings for the audit, and keeps how far each wallet is proven.
@NullMarked
package dev.pesewa.billing.audit.postgres;

import org.jspecify.annotations.NullMarked;
