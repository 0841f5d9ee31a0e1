package dev.pesewa.billing.badly;

final class StaticCounter {

    static int count;

    private StaticCounter() {}
}
