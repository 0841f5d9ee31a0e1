-- workspace is the original; every other service keeps a copy, fed by workspace.created.v1.
CREATE TABLE workspace (
    id         uuid PRIMARY KEY,
    name       text NOT NULL,
    currency   text NOT NULL,
    zone       text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE app_user (
    id            uuid PRIMARY KEY,
    workspace_id  uuid REFERENCES workspace, -- null: an operator
    username      text NOT NULL UNIQUE,
    password_hash text NOT NULL,
    role          text NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    CHECK ((workspace_id IS NULL) = (role = 'operator'))
);

CREATE TABLE api_key (
    id           uuid PRIMARY KEY,
    workspace_id uuid NOT NULL REFERENCES workspace,
    name         text NOT NULL,
    role         text NOT NULL CHECK (role IN ('owner', 'member', 'ingest')),
    prefix       text NOT NULL,
    secret_hash  bytea NOT NULL UNIQUE,
    created_at   timestamptz NOT NULL DEFAULT now(),
    revoked_at   timestamptz
);
CREATE INDEX api_key_of_workspace ON api_key (workspace_id, id);
CREATE INDEX app_user_of_workspace ON app_user (workspace_id, id);

CREATE TABLE signing_key (
    kid            text PRIMARY KEY,
    sealed_private text  NOT NULL,
    public_x509    text  NOT NULL,
    created_at     timestamptz NOT NULL DEFAULT now(),
    retired_at     timestamptz
);
-- One key signs at a time; replicas that start together agree by this.
CREATE UNIQUE INDEX signing_key_active ON signing_key ((true)) WHERE retired_at IS NULL;

CREATE TABLE outbox (
    seq        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic      text NOT NULL,
    key        uuid NOT NULL,
    payload    text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

GRANT SELECT, INSERT ON workspace, app_user, signing_key TO gateway_app;
GRANT SELECT, INSERT, UPDATE (revoked_at) ON api_key TO gateway_app;
GRANT SELECT, INSERT, DELETE ON outbox TO gateway_app;
