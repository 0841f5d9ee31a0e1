CREATE TABLE workspace (
    id       uuid PRIMARY KEY,
    name     text NOT NULL,
    currency text NOT NULL,
    zone     text NOT NULL
);

CREATE TABLE outbox (
    seq      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topics   text[] NOT NULL,
    keys     uuid[] NOT NULL,
    payloads text[] NOT NULL
);

CREATE TABLE note (
    id           uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    title        text NOT NULL UNIQUE,
    text         text
);

-- The order in which events were stored.
CREATE TABLE stored_event (
    seq          bigint GENERATED ALWAYS AS IDENTITY,
    workspace_id uuid NOT NULL,
    id           text NOT NULL UNIQUE
);

GRANT SELECT, INSERT, UPDATE, DELETE ON workspace, outbox, note, stored_event TO usage_app;
