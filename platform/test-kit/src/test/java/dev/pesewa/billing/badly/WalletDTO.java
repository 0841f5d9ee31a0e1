package dev.pesewa.billing.badly;

record WalletDTO() {}
