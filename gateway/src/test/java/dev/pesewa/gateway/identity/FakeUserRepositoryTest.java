package dev.pesewa.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.WorkspaceId;
import org.junit.jupiter.api.Test;

class FakeUserRepositoryTest implements UserRepositoryContract {

    private final FakeUserRepository users = new FakeUserRepository();

    @Override
    public UserRepository repository() {
        return users;
    }

    @Override
    public WorkspaceId workspace() {
        return new WorkspaceId(IDS.next());
    }

    @Test
    void hasNoOperatorAtFirst() {
        assertThat(users.hasOperator()).isFalse();
    }
}
