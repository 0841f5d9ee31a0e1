-- Holds, debt, expiry, and what a charge says about money. Amounts are micro-credits.
-- Room for updates in place: a burn changes no indexed column, so it stays on its page.
ALTER TABLE wallet
    ADD held        bigint NOT NULL DEFAULT 0 CHECK (held >= 0),
    ADD debt        bigint NOT NULL DEFAULT 0 CHECK (debt >= 0),
    ADD trial_taken boolean NOT NULL DEFAULT false,
    ADD version     bigint NOT NULL DEFAULT 0; -- counts every write, also one without a posting
ALTER TABLE wallet SET (fillfactor = 70);
UPDATE wallet w SET trial_taken = true WHERE EXISTS (
    SELECT FROM grant_lot l WHERE l.workspace_id = w.workspace_id AND l.kind = 'trial');

-- `remaining` is available, `held` is set aside by open holds; the rest is spent, expired or void.
ALTER TABLE grant_lot
    ADD held       bigint NOT NULL DEFAULT 0 CHECK (held >= 0),
    ADD expires_at timestamptz,
    ADD expired    boolean NOT NULL DEFAULT false,
    ADD reason     text;
ALTER TABLE grant_lot SET (fillfactor = 70);
DROP INDEX grant_lot_open;
CREATE INDEX grant_lot_due ON grant_lot (expires_at) WHERE expires_at IS NOT NULL AND NOT expired;
CREATE UNIQUE INDEX grant_lot_one_purchase ON grant_lot (purchase_id, kind)
    WHERE purchase_id IS NOT NULL;

-- A debt has no lot.
ALTER TABLE posting ALTER lot_id DROP NOT NULL;

CREATE TABLE hold (
    workspace_id  uuid NOT NULL,
    id            uuid NOT NULL,
    status        text NOT NULL, -- open, settled, released, expired
    amount        bigint NOT NULL CHECK (amount > 0),
    parts         jsonb NOT NULL, -- [{"lot": id, "amount": micro-credits}] in burn order
    feature       text,
    provider      text,
    model         text,
    price_version int NOT NULL,
    overrun       text NOT NULL, -- deny, debt, absorb
    overrun_limit bigint NOT NULL,
    opened_at     timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    closed_at     timestamptz,
    late          boolean NOT NULL DEFAULT false, -- settled after it had expired
    charged       bigint NOT NULL DEFAULT 0,
    charge_id     uuid,
    claimed_until timestamptz, -- a reaper is at it
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX hold_due ON hold (expires_at) WHERE status = 'open';

ALTER TABLE charge
    ADD hold_id          uuid,
    ADD price            bigint NOT NULL DEFAULT 0, -- what it should have cost; `credits` was paid
    ADD absorbed         bigint NOT NULL DEFAULT 0, -- of an overrun, paid by nobody
    ADD revenue          numeric(20, 6), -- what the burnt credits had cost, in GHS
    ADD currency         text NOT NULL DEFAULT 'GHS', -- of the workspace
    ADD fx_date          date,
    ADD balance          bigint,
    ADD response_summary text;
ALTER TABLE charge ALTER fx_rate DROP NOT NULL; -- no rate is known for the currency
-- Rows arrive in the order of time, so a few bytes a megabyte find a period.
CREATE INDEX charge_period ON charge USING brin (charged_at);

GRANT SELECT, INSERT, UPDATE ON hold TO billing_app;
