package dev.pesewa.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a failure of the database means to those who called it. `DatabaseIT` sees the same with
/// real ones.
class BlockingSqlTest {

    @Test
    void givesTheItem() {
        assertThat(BlockingSql.await(Uni.createFrom().item("row"))).isEqualTo("row");
    }

    @Test
    void saysWhichKeyIsTaken() {
        RuntimeException meaning =
                BlockingSql.translated("23505", "note_title_key", refusal("23505"));
        assertThat(meaning)
                .isInstanceOfSatisfying(
                        UniqueViolationException.class,
                        taken -> assertThat(taken.constraint()).isEqualTo("note_title_key"));
    }

    @Test
    void knowsATakenKeyWhoseConstraintHasNoName() {
        RuntimeException meaning = BlockingSql.translated("23505", null, refusal("23505"));
        assertThat(meaning)
                .isInstanceOfSatisfying(
                        UniqueViolationException.class,
                        taken -> assertThat(taken.constraint()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void aStatementThatLostAgainstAnotherWasRolledBack(String state) {
        assertThat(meaning(state)).isExactlyInstanceOf(RolledBackException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "57P03", "53300"})
    void aServerThatIsAwayOrFullDidNotAnswer(String state) {
        assertThat(meaning(state)).isExactlyInstanceOf(DatabaseUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22012", "23503", "23514", "42601", "42P01", "57014"})
    void aFaultOfTheStatementStaysWhatItIs(String state) {
        PgException fault = refusal(state);
        assertThatThrownBy(() -> BlockingSql.await(Uni.createFrom().failure(fault)))
                .isSameAs(fault);
    }

    @Test
    void nobodyKnowsWhatHappenedWithoutAState() {
        var lost = new IllegalStateException("Connection is not active now");
        assertThat(BlockingSql.translated(null, null, lost))
                .isExactlyInstanceOf(DatabaseUnavailableException.class)
                .hasCause(lost);
    }

    @Test
    void aConnectionThatIsLostDidNotAnswer() {
        unavailable(new TimeoutException());
        unavailable(new CompletionException(new IOException("Connection reset")));
        unavailable(new IllegalStateException("Pool closed"));
        unavailable(new VertxException("Connection was closed"));
    }

    private static void unavailable(Throwable lost) {
        assertThatThrownBy(() -> BlockingSql.await(Uni.createFrom().failure(lost)))
                .isExactlyInstanceOf(DatabaseUnavailableException.class);
    }

    private static Throwable meaning(String state) {
        PgException refused = refusal(state);
        return catchThrowable(() -> BlockingSql.await(Uni.createFrom().failure(refused)));
    }

    private static PgException refusal(String state) {
        return new PgException("refused", "ERROR", state, "");
    }
}
