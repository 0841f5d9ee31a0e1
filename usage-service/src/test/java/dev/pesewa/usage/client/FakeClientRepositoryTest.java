package dev.pesewa.usage.client;

class FakeClientRepositoryTest implements ClientRepositoryContract {

    private final FakeClientRepository clients = new FakeClientRepository();

    @Override
    public ClientRepository repository() {
        return clients;
    }
}
