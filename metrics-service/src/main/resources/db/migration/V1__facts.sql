CREATE TABLE workspace (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    currency text NOT NULL,
    zone text NOT NULL
);

-- Every usage event that was counted, for ever.
CREATE TABLE usage_seen (
    workspace_id uuid NOT NULL,
    source text NOT NULL,
    event_id text NOT NULL,
    PRIMARY KEY (workspace_id, source, event_id)
);

-- One row per subject and day on which it was active. The subject is a hash.
CREATE TABLE usage_fact (
    workspace_id uuid NOT NULL,
    date date NOT NULL,
    subject uuid NOT NULL,
    messages bigint NOT NULL,
    failed bigint NOT NULL,
    unpriced bigint NOT NULL,
    tokens bigint NOT NULL,
    cost_usd numeric(24, 12) NOT NULL,
    PRIMARY KEY (workspace_id, date, subject)
);

CREATE INDEX usage_fact_by_date ON usage_fact (date);

-- Every billing event whose amount was added up, for ever.
CREATE TABLE billing_seen (
    type text NOT NULL,
    event_id text NOT NULL,
    PRIMARY KEY (type, event_id)
);

-- One row per purchase: what became of its payment.
CREATE TABLE payment_fact (
    purchase_id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    purpose text NOT NULL,
    provider text NOT NULL,
    amount numeric(24, 12) NOT NULL,
    currency text NOT NULL,
    succeeded boolean NOT NULL,
    date date NOT NULL,
    at timestamptz NOT NULL
);

CREATE INDEX payment_fact_by_date ON payment_fact (date);

-- What spent credits had cost their buyers.
CREATE TABLE revenue_fact (
    workspace_id uuid NOT NULL,
    date date NOT NULL,
    currency text NOT NULL,
    amount numeric(24, 12) NOT NULL,
    PRIMARY KEY (workspace_id, date, currency)
);

CREATE INDEX revenue_fact_by_date ON revenue_fact (date);

CREATE TABLE audit_log (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    action text NOT NULL
);

GRANT SELECT, INSERT ON workspace, usage_seen, billing_seen, audit_log TO metrics_app;
GRANT SELECT, INSERT, UPDATE ON usage_fact, payment_fact, revenue_fact TO metrics_app;
