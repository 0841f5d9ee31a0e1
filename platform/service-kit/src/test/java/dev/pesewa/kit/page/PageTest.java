package dev.pesewa.kit.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kernel.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void theSurplusRowTellsThatThereIsANextPage() {
        Page<String> page = Page.of(List.of("a", "b", "c"), 2, item -> item);
        assertThat(page.items()).containsExactly("a", "b");
        assertThat(page.nextCursor()).isEqualTo("b");
    }

    @Test
    void theLastPageHasNoCursor() {
        assertThat(Page.of(List.of("a", "b"), 2, item -> item).nextCursor()).isNull();
        assertThat(Page.of(List.<String>of(), 2, item -> item).items()).isEmpty();
    }

    @Test
    void refusesALimitThatIsNone() {
        assertThat(Page.limit(null)).isEqualTo(Page.DEFAULT_LIMIT);
        assertThatThrownBy(() -> Page.limit(0)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Page.limit(501)).isInstanceOf(ProblemException.class);
    }
}
