-- One row holds the events of one change: the i-th of each array belong together. Changes that
-- share a statement share a row.
CREATE TABLE outbox_rows (
    seq        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topics     text[] NOT NULL,
    keys       uuid[] NOT NULL,
    payloads   text[] NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO outbox_rows (topics, keys, payloads, created_at)
    SELECT ARRAY[topic], ARRAY[key], ARRAY[payload], created_at FROM outbox ORDER BY seq;
DROP TABLE outbox;
ALTER TABLE outbox_rows RENAME TO outbox;
GRANT SELECT, INSERT, DELETE ON outbox TO billing_app;
