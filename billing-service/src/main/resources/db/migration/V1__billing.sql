CREATE TABLE workspace (
    id       uuid PRIMARY KEY,
    name     text NOT NULL,
    currency text NOT NULL,
    zone     text NOT NULL
);

-- All amounts of credits are micro-credits. Held credits come with holds.
CREATE TABLE wallet (
    workspace_id uuid PRIMARY KEY,
    available    bigint NOT NULL CHECK (available >= 0),
    purchased    bigint NOT NULL,
    used         bigint NOT NULL,
    seq          bigint NOT NULL,
    head_hash    text NOT NULL
);

CREATE TABLE grant_lot (
    workspace_id uuid NOT NULL,
    id           uuid NOT NULL,
    kind         text NOT NULL,
    amount       bigint NOT NULL CHECK (amount > 0),
    remaining    bigint NOT NULL CHECK (remaining >= 0),
    paid         numeric(20, 6) NOT NULL, -- what the lot cost the customer
    currency     text NOT NULL,
    purchase_id  uuid,
    effective_at timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX grant_lot_one_trial ON grant_lot (workspace_id) WHERE kind = 'trial';
CREATE INDEX grant_lot_open ON grant_lot (workspace_id) WHERE remaining > 0;

-- The journal (I2): only ever added to, each row with the hash of the one before.
CREATE TABLE posting (
    workspace_id   uuid NOT NULL,
    seq            bigint NOT NULL,
    debit_account  text NOT NULL,
    credit_account text NOT NULL,
    amount         bigint NOT NULL CHECK (amount > 0),
    lot_id         uuid NOT NULL,
    cause_id       uuid NOT NULL,
    posted_at      timestamptz NOT NULL,
    hash           text NOT NULL,
    PRIMARY KEY (workspace_id, seq),
    CHECK (debit_account <> credit_account)
);

-- I4: for ever.
CREATE TABLE idempotency (
    workspace_id uuid NOT NULL,
    key          text NOT NULL,
    request_hash text NOT NULL,
    status       int NOT NULL,
    answer       text NOT NULL,
    answered_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, key)
);

CREATE TABLE charge (
    workspace_id  uuid NOT NULL,
    id            uuid NOT NULL,
    outcome       text NOT NULL, -- charged, failed, refused
    feature       text NOT NULL,
    client_id     text,
    user_id       text,
    provider      text,
    model         text,
    input_tokens  bigint NOT NULL,
    cached_input_tokens bigint NOT NULL,
    cache_write_tokens  bigint NOT NULL,
    output_tokens bigint NOT NULL,
    cost_usd      numeric(24, 12),
    fx_rate       numeric(20, 6) NOT NULL,
    credits       bigint NOT NULL,
    price_version int NOT NULL,
    response_ms   bigint,
    error         text,
    request_data  text,
    charged_at    timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, id)
);

CREATE TABLE purchase (
    workspace_id    uuid NOT NULL,
    id              uuid PRIMARY KEY,
    idempotency_key text NOT NULL,
    request_hash    text NOT NULL,
    pack            text NOT NULL,
    amount_minor    bigint NOT NULL CHECK (amount_minor > 0),
    currency        text NOT NULL,
    credits         bigint NOT NULL,
    bonus           bigint NOT NULL,
    provider        text NOT NULL,
    reference       text NOT NULL UNIQUE,
    payment_url     text,
    status          text NOT NULL,
    created_at      timestamptz NOT NULL,
    paid_at         timestamptz,
    UNIQUE (workspace_id, idempotency_key)
);

CREATE TABLE payment_event (
    id          uuid PRIMARY KEY,
    provider    text NOT NULL,
    signature   text NOT NULL,
    body        bytea NOT NULL,
    received_at timestamptz NOT NULL
);

CREATE TABLE payment_verdict (
    event_id  uuid PRIMARY KEY REFERENCES payment_event,
    verdict   text NOT NULL, -- credited, repeated, ignored, mismatch, bad-signature
    reference text,
    detail    text NOT NULL,
    at        timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX payment_verdict_mismatch ON payment_verdict (event_id) WHERE verdict = 'mismatch';

CREATE TABLE outbox (
    seq        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic      text NOT NULL,
    key        uuid NOT NULL,
    payload    text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

GRANT SELECT, INSERT ON workspace, posting, idempotency, charge, payment_event, payment_verdict
    TO billing_app;
GRANT SELECT, INSERT, UPDATE ON wallet, grant_lot, purchase TO billing_app;
GRANT SELECT, INSERT, DELETE ON outbox TO billing_app;
