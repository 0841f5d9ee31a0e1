package dev.pesewa.billing.badly;

record WalletManager() {}
