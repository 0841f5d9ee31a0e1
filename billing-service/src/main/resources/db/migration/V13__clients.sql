-- Copies of what usage-service owns, as its events tell.
CREATE TABLE client (
    workspace_id uuid NOT NULL,
    client_id    text COLLATE "C" NOT NULL,
    active       boolean NOT NULL,
    changed_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (workspace_id, client_id)
);
CREATE INDEX client_changed ON client (changed_at);
CREATE TABLE client_policy (
    workspace_id    uuid PRIMARY KEY,
    unknown_clients text NOT NULL,
    changed_at      timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX client_policy_changed ON client_policy (changed_at);

-- Workspaces that may have clients which no event has told of yet. usage-service publishes them all
-- once more, and the policy of a workspace last.
CREATE TABLE client_copy_incomplete (workspace_id uuid PRIMARY KEY);
INSERT INTO client_copy_incomplete SELECT id FROM workspace;

ALTER TABLE charge ADD cached boolean NOT NULL DEFAULT false;
ALTER TABLE hold ADD client_id text;

GRANT SELECT, INSERT, UPDATE ON client, client_policy TO billing_app;
GRANT SELECT, DELETE ON client_copy_incomplete TO billing_app;
