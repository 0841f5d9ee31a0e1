package dev.pesewa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.local.demo.Demo;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DemoIT {

    @Test
    void theMainStoryGoesAsComputedBeforehandTwiceInARow() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        assertThat(Demo.run(SystemStack.get(), today, System.out)).isTrue();
        assertThat(Demo.run(SystemStack.get(), today, System.out)).isTrue();
    }
}
