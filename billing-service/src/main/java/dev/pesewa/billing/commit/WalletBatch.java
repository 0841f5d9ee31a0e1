package dev.pesewa.billing.commit;

import dev.pesewa.billing.idempotency.IdempotencyKey;
import dev.pesewa.billing.idempotency.StoredResponse;
import dev.pesewa.billing.ledger.Grant;
import dev.pesewa.billing.ledger.Hold;
import dev.pesewa.billing.ledger.Lot;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.kernel.WorkspaceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Decisions on one wallet, made one after another, that are written together.
public final class WalletBatch {

    private final WalletState before;
    private WalletState state;
    private final List<WalletWrite> writes = new ArrayList<>();
    private final List<ResponseOfKey> responses = new ArrayList<>();

    public WalletBatch(WalletState before) {
        this.before = before;
        this.state = before;
    }

    public record ResponseOfKey(IdempotencyKey key, StoredResponse response) {}

    /// A lot's or hold's last state and whether its row is new.
    public record WrittenRow<T>(T value, boolean isNew) {}

    /// The state that the next decision sees.
    public WalletState state() {
        return state;
    }

    public void add(WalletWrite write, @Nullable IdempotencyKey key, StoredResponse response) {
        writes.add(write);
        state = write.change().after();
        if (key != null) {
            responses.add(new ResponseOfKey(key, response));
        }
    }

    public boolean isEmpty() {
        return writes.isEmpty();
    }

    public WorkspaceId workspace() {
        return before.workspace();
    }

    public long versionBefore() {
        return before.version();
    }

    /// The state once this is written.
    public WalletState after() {
        if (isEmpty()) {
            return before;
        }
        return new WalletState(
                state.workspace(),
                before.version() + 1,
                state.chain(),
                state.totals(),
                state.trialTaken(),
                state.lots(),
                state.holds());
    }

    public List<WalletWrite> writes() {
        return writes;
    }

    public List<ResponseOfKey> responses() {
        return responses;
    }

    /// A lot that is granted and burnt in the same write is inserted as it is in the end.
    public List<WrittenRow<Lot>> lots() {
        Map<UUID, WrittenRow<Lot>> rows = new LinkedHashMap<>();
        for (WalletWrite write : writes) {
            var granted = write.change().granted().stream().map(Grant::id).toList();
            for (Lot lot : write.change().lots()) {
                WrittenRow<Lot> known = rows.get(lot.id());
                boolean isNew = known == null ? granted.contains(lot.id()) : known.isNew();
                rows.put(lot.id(), new WrittenRow<>(lot, isNew));
            }
        }
        return List.copyOf(rows.values());
    }

    /// Holds that were opened, with how they ended if that is part of the same write.
    public List<OpenedHold> opened() {
        Map<UUID, Hold.Closed> ends = new LinkedHashMap<>();
        closures().forEach(end -> ends.put(end.id(), end));
        return openings().stream().map(hold -> new OpenedHold(hold, ends.get(hold.id()))).toList();
    }

    public record OpenedHold(Hold hold, Hold.@Nullable Closed end) {}

    /// Ends of holds that were written before.
    public List<Hold.Closed> closed() {
        var openedNow = openings().stream().map(Hold::id).toList();
        return closures().stream().filter(end -> !openedNow.contains(end.id())).toList();
    }

    private List<Hold> openings() {
        return writes.stream().flatMap(write -> write.change().opened().stream()).toList();
    }

    private List<Hold.Closed> closures() {
        return writes.stream().flatMap(write -> write.change().closed().stream()).toList();
    }
}
