-- Workspaces whose budget is used up, as usage-service told.
CREATE TABLE budget_stop (
    workspace_id uuid PRIMARY KEY,
    amount       numeric(20, 6) NOT NULL,
    cost         numeric(24, 12) NOT NULL,
    until        timestamptz NOT NULL
);

-- Model prices that an operator stated at usage-service; the last one told counts.
CREATE TABLE model_price (
    id             uuid PRIMARY KEY,
    provider       text NOT NULL,
    model          text NOT NULL,
    match          text NOT NULL,
    effective_from date NOT NULL,
    price          text NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON budget_stop TO billing_app;
GRANT SELECT, INSERT ON model_price TO billing_app;
