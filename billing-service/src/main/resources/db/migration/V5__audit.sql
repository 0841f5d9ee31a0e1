-- How far the auditor has proven each wallet: sums of its postings up to `seq`, in micro-credits.
CREATE TABLE audit (
    workspace_id uuid PRIMARY KEY,
    seq          bigint NOT NULL,
    hash         text NOT NULL,
    balances     jsonb NOT NULL, -- account: micro-credits that came in, less what went out
    problem      text, -- why it goes no further
    audited_at   timestamptz NOT NULL
);
CREATE INDEX audit_problem ON audit (workspace_id) WHERE problem IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON audit TO billing_app;
