package dev.pesewa.usage.analytics;

import dev.pesewa.kernel.Rounding;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.usage.client.ClientRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// Clients by cost, with their names.
@ApplicationScoped
public class TopClients {

    private final ClientRepository clients;

    public TopClients(ClientRepository clients) {
        this.clients = clients;
    }

    /// The first `limit` of the shares.
    public List<StatisticsReport.ClientCost> of(
            WorkspaceId workspace, List<BreakdownRow> shares, int limit) {
        List<BreakdownRow> top = shares.stream().limit(limit).toList();
        if (top.isEmpty()) {
            return List.of();
        }
        Map<String, String> names =
                clients.names(workspace, top.stream().map(BreakdownRow::key).toList());
        return top.stream()
                .map(
                        share ->
                                new StatisticsReport.ClientCost(
                                        share.key(),
                                        names.getOrDefault(share.key(), share.key()),
                                        Rounding.cost(share.cost()),
                                        share.messages()))
                .toList();
    }
}
