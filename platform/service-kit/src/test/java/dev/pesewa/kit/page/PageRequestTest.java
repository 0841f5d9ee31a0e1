package dev.pesewa.kit.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kernel.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

    private static final UUID ID = UUID.fromString("01990000-0000-7000-8000-000000000001");

    @Test
    void showsFiftyItemsWhenNothingIsAsked() {
        var first = new PageRequest(null, null);
        assertThat(first.size()).isEqualTo(50);
        assertThat(first.rows()).isEqualTo(51);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500})
    void takesALimitUpToTheLargest(int limit) {
        assertThat(new PageRequest(limit, null).size()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 501, Integer.MAX_VALUE})
    void refusesALimitThatIsNone(int limit) {
        refuses("limit", () -> new PageRequest(limit, null).rows());
    }

    @Test
    void beginsBeforeEveryIdOrAfterEveryId() {
        var first = new PageRequest(null, null);
        assertThat(first.idAfter()).isEqualTo(new UUID(0, 0));
        assertThat(first.idBefore())
                .isEqualTo(UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));
        assertThat(first.textAfter(10)).isEmpty();
    }

    @Test
    void goesOnAtTheCursor() {
        var next = new PageRequest(null, ID.toString());
        assertThat(next.idAfter()).isEqualTo(ID);
        assertThat(next.idBefore()).isEqualTo(ID);
        assertThat(next.textAfter(36)).isEqualTo(ID.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "nobody", "01990000-0000-7000-8000"})
    void refusesACursorThatIsNoId(String cursor) {
        refuses("cursor", () -> new PageRequest(null, cursor).idAfter());
        refuses("cursor", () -> new PageRequest(null, cursor).idBefore());
    }

    @ParameterizedTest
    @ValueSource(strings = {"too-long", "a\u0000b", "a\nb"})
    void refusesACursorThatIsNoTextOfTheList(String cursor) {
        refuses("cursor", () -> new PageRequest(null, cursor).textAfter(7));
    }

    @Test
    void aLastPageThatIsFullHasNoCursor() {
        Page<String> page =
                new PageRequest(2, null).of(List.of(1, 2), String::valueOf, item -> item);
        assertThat(page).isEqualTo(new Page<>(List.of("1", "2"), null));
    }

    /// A reader who follows the cursors sees each row once, whatever the limit.
    @Test
    void theCursorsLeadThroughEveryRowOnce() {
        long seed = 20_260_901;
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<String> rows =
                    IntStream.range(0, random.nextInt(30)).mapToObj("row-%03d"::formatted).toList();
            int limit = 1 + random.nextInt(10);
            assertThat(readThrough(rows, limit))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(rows);
        }
    }

    private static List<String> readThrough(List<String> rows, int limit) {
        List<String> seen = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            var request = new PageRequest(limit, cursor);
            String after = request.textAfter(10);
            List<String> asked =
                    rows.stream()
                            .filter(row -> row.compareTo(after) > 0)
                            .limit(request.rows())
                            .toList();
            Page<String> page = request.of(asked, row -> row, item -> item);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            seen.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return seen;
    }

    private static void refuses(String field, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.errors())
                                        .extracting(ProblemException.FieldError::field)
                                        .containsExactly(field));
    }
}
