package dev.pesewa.usage.analytics;

import dev.pesewa.kernel.Rounding;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.usage.client.Clients;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// Clients by cost, with their names.
@ApplicationScoped
public class TopClients {

    private final Clients clients;

    public TopClients(Clients clients) {
        this.clients = clients;
    }

    /// The first `limit` of the shares.
    public List<Report.ClientShare> of(WorkspaceId workspace, List<Share> shares, int limit) {
        List<Share> top = shares.stream().limit(limit).toList();
        if (top.isEmpty()) {
            return List.of();
        }
        Map<String, String> names = clients.names(workspace, top.stream().map(Share::key).toList());
        return top.stream()
                .map(
                        share ->
                                new Report.ClientShare(
                                        share.key(),
                                        names.getOrDefault(share.key(), share.key()),
                                        Rounding.cost(share.cost()),
                                        share.messages()))
                .toList();
    }
}
