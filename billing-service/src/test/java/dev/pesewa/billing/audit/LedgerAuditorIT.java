package dev.pesewa.billing.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.billing.Tenant;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.testkit.Project;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class LedgerAuditorIT {

    @Inject EventProducer log;
    @Inject Database database;
    @Inject AuditRepository audits;
    @Inject LedgerAuditor auditor;

    private Tenant tenantWithHistory() {
        var tenant = new Tenant(log);
        tenant.give("10");
        tenant.post("/api/ai/charge", "{\"feature\":\"report_summary\"}").then().statusCode(200);
        tenant.post("/api/ai/holds", "{\"feature\":\"report_summary\"}").then().statusCode(201);
        return tenant;
    }

    private ProvenJournal audit(Tenant tenant) {
        auditor.audit(standing(tenant.id));
        return standing(tenant.id);
    }

    private ProvenJournal standing(UUID workspace) {
        return audits.after(new UUID(0, 0), 10_000).stream()
                .filter(each -> each.workspace().equals(new WorkspaceId(workspace)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void provesAWalletAsFarAsItGoesAndThenItsNewPostings() {
        Tenant tenant = tenantWithHistory();
        ProvenJournal first = audit(tenant);
        assertThat(first.problem()).isNull();
        assertThat(first.seq()).isEqualTo(3);
        tenant.give("5");
        assertThat(audit(tenant).seq()).isEqualTo(4);
    }

    @Test
    void findsAWalletThatSaysMoreThanItsJournalAndRaisesTheAlarmUntilItIsRight() {
        Tenant tenant = tenantWithHistory();
        forge(tenant, "UPDATE wallet SET available = available + 1 WHERE workspace_id = $1");
        assertThat(audit(tenant).problem()).contains("available is 9600000 micro-credits");
        auditor.run();
        assertThat(metrics()).contains("pesewa_ledger_unproven 1");
        forge(tenant, "UPDATE wallet SET available = available - 1 WHERE workspace_id = $1");
        assertThat(audit(tenant).problem()).isNull();
        auditor.run();
        assertThat(metrics()).contains("pesewa_ledger_unproven 0");
    }

    @Test
    void findsALotAHoldAndAHeadThatAreNotTheJournals() {
        Tenant tenant = tenantWithHistory();
        forge(tenant, "UPDATE grant_lot SET held = held + 1 WHERE workspace_id = $1");
        assertThat(audit(tenant).problem()).contains("held is");
        forge(tenant, "UPDATE grant_lot SET held = held - 1 WHERE workspace_id = $1");
        forge(tenant, "UPDATE wallet SET head_hash = 'x' WHERE workspace_id = $1");
        assertThat(audit(tenant).problem()).contains("the wallet ends with");
        forge(
                tenant,
                """
                UPDATE wallet w SET head_hash = p.hash FROM posting p
                WHERE w.workspace_id = $1 AND p.workspace_id = w.workspace_id AND p.seq = w.seq""");
        assertThat(audit(tenant).problem()).isNull();
    }

    /// An alert on a metric that is not there never rings.
    @Test
    void everyAlertIsOnAMetricThatIsThere() throws IOException {
        String rules = Files.readString(Project.home().resolve("k8s/alerts/ledger.yaml"));
        String metrics = metrics();
        var names = Pattern.compile("pesewa_[a-z_]+").matcher(rules).results().toList();
        assertThat(names).hasSizeGreaterThan(3);
        names.forEach(name -> assertThat(metrics).contains(name.group()));
    }

    private void forge(Tenant tenant, String sql) {
        database.update(sql, tenant.id);
    }

    private static String metrics() {
        return given().get("/q/metrics").asString();
    }
}
