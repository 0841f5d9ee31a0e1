package dev.pesewa.usage.rollup;

import dev.pesewa.kernel.event.UsageRecorded;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one row of the hourly rollup is about. Day and hour are the workspace's local ones; a text
/// that was not sent is empty.
public record HourlyKey(
        UUID workspace,
        LocalDate date,
        int hour,
        String client,
        String user,
        String feature,
        String provider,
        String model,
        boolean success)
        implements Comparable<HourlyKey> {

    /// The order of the table's key, so that neighbours are written together.
    private static final Comparator<HourlyKey> ORDER =
            Comparator.comparing(HourlyKey::workspace)
                    .thenComparing(HourlyKey::date)
                    .thenComparingInt(HourlyKey::hour)
                    .thenComparing(HourlyKey::client)
                    .thenComparing(HourlyKey::user)
                    .thenComparing(HourlyKey::feature)
                    .thenComparing(HourlyKey::provider)
                    .thenComparing(HourlyKey::model)
                    .thenComparing(HourlyKey::success);

    /// Keys such as `user-12` and `client-2` give sums that are often equal under the usual factor
    /// of 31.
    @Override
    public int hashCode() {
        int hash = workspace.hashCode() ^ date.hashCode();
        hash = mixed(hash, hour);
        hash = mixed(hash, client.hashCode());
        hash = mixed(hash, user.hashCode());
        hash = mixed(hash, feature.hashCode());
        hash = mixed(hash, provider.hashCode());
        hash = mixed(hash, model.hashCode());
        return mixed(hash, success ? 1 : 0);
    }

    private static int mixed(int hash, int next) {
        int sum = (hash + next) * 0x9E3779B1;
        return sum ^ (sum >>> 15);
    }

    static HourlyKey of(UsageRecorded event, LocalDate date, int hour) {
        return new HourlyKey(
                event.workspaceId(),
                date,
                hour,
                orEmpty(event.clientId()),
                orEmpty(event.subject().userId()),
                orEmpty(event.subject().feature()),
                orEmpty(event.call().provider()),
                orEmpty(event.call().model()),
                event.call().result().success());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// Who was active: the user, or the client when no user was named; empty when neither was.
    String subject() {
        if (!user.isEmpty()) {
            return "user:" + user;
        }
        return client.isEmpty() ? "" : "client:" + client;
    }

    @Override
    public int compareTo(HourlyKey other) {
        return ORDER.compare(this, other);
    }
}
