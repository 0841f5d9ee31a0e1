package dev.pesewa.billing.badly;

record DefaultWallet() {}
