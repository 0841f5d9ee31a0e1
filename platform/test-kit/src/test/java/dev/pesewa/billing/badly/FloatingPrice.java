package dev.pesewa.billing.badly;

record FloatingPrice(double cedis) {}
