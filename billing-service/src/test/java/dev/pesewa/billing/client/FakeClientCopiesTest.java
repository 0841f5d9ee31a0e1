package dev.pesewa.billing.client;

class FakeClientCopiesTest implements ClientCopyContract {

    private final FakeClientCopies copies = new FakeClientCopies();

    @Override
    public ClientCopyRepository copies() {
        return copies;
    }
}
