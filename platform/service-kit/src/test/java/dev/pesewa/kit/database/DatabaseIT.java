package dev.pesewa.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Statements against a real PostgreSQL. What is said of `Database` holds of `BlockingPanache`
/// too, wherever both can fail.
@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class DatabaseIT {

    private static final Instant AT = Instant.parse("2026-09-01T10:00:00.123456Z");
    private static final String ADD =
            "INSERT INTO note (id, workspace_id, title) VALUES ($1, $1, $2)";

    @Inject Database database;

    private final UUID id = UUID.randomUUID();

    @Test
    void readsBackEveryTypeThatItWrote() {
        String columns =
                database.one(
                        """
                        SELECT $1::timestamptz AS at, $2::uuid AS id, $3::numeric AS amount,
                            $4::date AS day, $5::bytea AS bytes, $6::text[] AS texts,
                            $7::boolean AS flag, $8::bigint AS number""",
                        row ->
                                List.of(
                                                row.instant("at"),
                                                row.uuid("id"),
                                                row.decimal("amount"),
                                                row.date("day"),
                                                row.bytes("bytes")[1],
                                                row.texts("texts")[1],
                                                row.flag("flag"),
                                                row.number("number"))
                                        .toString(),
                        AT,
                        id,
                        new BigDecimal("0.10"),
                        LocalDate.of(2026, 9, 1),
                        new byte[] {1, 2},
                        new String[] {"a", "b"},
                        true,
                        Long.MAX_VALUE);
        assertThat(columns)
                .isEqualTo(
                        "[%s, %s, 0.10, 2026-09-01, 2, b, true, 9223372036854775807]"
                                .formatted(AT, id));
    }

    @Test
    void readsAValueThatIsMissingAsNull() {
        List<@Nullable Object> row =
                database.one(
                        """
                        SELECT null::text AS text, null::bigint AS number, null::uuid AS id,
                            null::timestamptz AS at, null::date AS day, null::numeric AS amount""",
                        each ->
                                Arrays.<@Nullable Object>asList(
                                        each.textOrNull("text"),
                                        each.numberOrNull("number"),
                                        each.uuidOrNull("id"),
                                        each.instantOrNull("at"),
                                        each.dateOrNull("day"),
                                        each.decimalOrNull("amount")));
        assertThat(row).containsOnlyNulls().hasSize(6);
    }

    @Test
    void writesMomentsInArraysAsUtc() {
        List<Instant> moments =
                database.list(
                        "SELECT at FROM unnest($1::timestamptz[]) WITH ORDINALITY AS t (at, i)"
                                + " ORDER BY i",
                        row -> row.instant("at"),
                        (Object) new Instant[] {AT, Instant.EPOCH});
        assertThat(moments).containsExactly(AT, Instant.EPOCH);
    }

    @Test
    void findsNothingWhereThereIsNoRowOrNoValue() {
        assertThat(database.first("SELECT 1 AS n WHERE false", row -> row.integer("n"))).isEmpty();
        assertThat(database.first("SELECT null::text AS t", row -> row.textOrNull("t"))).isEmpty();
    }

    @Test
    void countsTheRowsThatItChanged() {
        assertThat(database.update(ADD, id, "counted " + id)).isEqualTo(1);
        assertThat(database.update("DELETE FROM note WHERE id = $1", id)).isEqualTo(1);
        assertThat(database.update("DELETE FROM note WHERE id = $1", id)).isZero();
    }

    @Test
    void keepsAllOfATransaction() {
        int rows =
                database.transaction(
                        transaction ->
                                transaction.update(ADD, id, "first " + id)
                                        + transaction.update(ADD, UUID.randomUUID(), "2 " + id));
        assertThat(rows).isEqualTo(2);
        assertThat(exists(id)).isTrue();
    }

    @Test
    void keepsNothingOfATransactionThatFails() {
        var failed = new IllegalStateException("after the statement");
        assertThatThrownBy(
                        () ->
                                database.transaction(
                                        transaction -> {
                                            transaction.update(ADD, id, "rolled back " + id);
                                            throw failed;
                                        }))
                .isSameAs(failed);
        assertThat(exists(id)).isFalse();
    }

    @Test
    void givesTheConnectionOfAFailedTransactionBack() {
        for (int i = 0; i < 40; i++) {
            Throwable failed =
                    catchThrowable(() -> database.transaction(t -> t.update("SELECT 1 / 0")));
            assertThat(failed).isInstanceOf(PgException.class);
        }
        assertThat(exists(id)).isFalse();
    }

    @Test
    void saysWhichKeyIsTaken() {
        database.update(ADD, id, "taken " + id);
        UUID other = UUID.randomUUID();
        assertThatThrownBy(() -> database.update(ADD, other, "taken " + id))
                .isInstanceOfSatisfying(
                        UniqueViolationException.class,
                        taken -> assertThat(taken.constraint()).isEqualTo("note_title_key"));
    }

    @Test
    void readsWithoutWaiting() {
        List<Integer> numbers =
                database.listAsync("SELECT $1::int AS n", row -> row.integer("n"), 7)
                        .toCompletableFuture()
                        .join();
        assertThat(numbers).containsExactly(7);
    }

    @Test
    void failsTheStageWithWhatListThrows() {
        var stage = database.listAsync(raised("53300"), row -> row).toCompletableFuture();
        assertThatThrownBy(stage::join)
                .hasCauseExactlyInstanceOf(DatabaseUnavailableException.class);
    }

    /// What was refused means the same to both ways of writing. 57P01 is in `BlockingSqlTest` only:
    /// the driver then waits for the end of the connection, which does not come.
    @ParameterizedTest
    @CsvSource({
        "23505, UniqueViolationException",
        "40001, RolledBackException",
        "40P01, RolledBackException",
        "57P03, DatabaseUnavailableException",
        "53300, DatabaseUnavailableException"
    })
    void aRefusalMeansTheSameInSqlAndInPanache(String state, String meaning) {
        Throwable inSql = catchThrowable(() -> database.update(raised(state)));
        Throwable inPanache = catchThrowable(() -> BlockingPanache.inTransaction(raising(state)));
        assertThat(inSql.getClass().getSimpleName()).isEqualTo(meaning);
        assertThat(inPanache.getClass().getSimpleName()).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({"22012", "42601"})
    void aFaultOfTheStatementIsNoOutage(String state) {
        Throwable inSql = catchThrowable(() -> database.update(raised(state)));
        Throwable inPanache = catchThrowable(() -> BlockingPanache.inTransaction(raising(state)));
        assertThat(List.of(inSql, inPanache))
                .noneMatch(DatabaseUnavailableException.class::isInstance);
    }

    @Test
    void anExceptionOfTheWorkGoesOnFromPanache() {
        var own = new IllegalArgumentException("own");
        assertThatThrownBy(() -> BlockingPanache.inTransaction(() -> Uni.createFrom().failure(own)))
                .isSameAs(own);
    }

    @Test
    void aTransactionOfPanacheThatFailsKeepsNothing() {
        var own = new IllegalStateException("after the statement");
        String insert =
                "INSERT INTO note (id, workspace_id, title) VALUES ('%s', '%s', 'panache %s')"
                        .formatted(id, id, id);
        assertThatThrownBy(
                        () ->
                                BlockingPanache.inTransaction(
                                        () ->
                                                natively(insert)
                                                        .chain(
                                                                () ->
                                                                        Uni.createFrom()
                                                                                .failure(own))))
                .isSameAs(own);
        assertThat(exists(id)).isFalse();
    }

    private boolean exists(UUID note) {
        return database.one(
                "SELECT EXISTS (SELECT FROM note WHERE id = $1) AS found",
                row -> row.flag("found"),
                note);
    }

    private static String raised(String state) {
        return "DO $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '" + state + "'; END $$";
    }

    private static Supplier<Uni<Integer>> raising(String state) {
        return () -> natively(raised(state));
    }

    private static Uni<Integer> natively(String sql) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql).executeUpdate());
    }
}
