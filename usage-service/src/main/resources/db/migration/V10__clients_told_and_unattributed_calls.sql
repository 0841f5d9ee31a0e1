-- What a workspace wants for calls of clients that are unknown or inactive; without a row, refuse.
CREATE TABLE client_policy (
    workspace_id    uuid PRIMARY KEY,
    unknown_clients text NOT NULL CHECK (unknown_clients IN ('refuse', 'count-unattributed')),
    changed_at      timestamptz NOT NULL,
    changed_by      text NOT NULL
);

-- Rounds in which all clients are published, for services that have no copy of them yet. The second
-- round takes in what a replica of the old version, which publishes nothing, still writes.
CREATE TABLE client_publication (
    due_at          timestamptz PRIMARY KEY,
    after_workspace uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000'
);
INSERT INTO client_publication (due_at)
SELECT now() + wait FROM (VALUES (interval '0'), (interval '15 minutes')) AS rounds (wait)
WHERE EXISTS (SELECT FROM workspace);

GRANT SELECT, INSERT, UPDATE ON client_policy TO usage_app;
GRANT SELECT, UPDATE, DELETE ON client_publication TO usage_app;

-- Calls of no client have the empty client id; those of neither a user nor a client belong to the
-- empty subject, who is nobody: their cost counts, and they make nobody active.
CREATE OR REPLACE FUNCTION slices_of(workspace uuid, first_day date, last_day date)
    RETURNS SETOF usage_slice LANGUAGE sql STABLE AS $$
    SELECT workspace, d.dimension, h.local_date, d.key,
           sum(h.messages), sum(h.cost_usd), sum(CASE WHEN h.success THEN h.messages ELSE 0 END),
           sum(h.cached), sum(h.unpriced), sum(h.input_tokens), sum(h.cached_input_tokens),
           sum(h.cache_write_tokens), sum(h.output_tokens), sum(h.timed), sum(h.duration_ms),
           sum(h.cache_write_1h_tokens)
    FROM usage_hourly h CROSS JOIN LATERAL (VALUES
        ('day', ''), ('hour', h.local_hour::text), ('client', h.client_id),
        ('subject', CASE WHEN h.user_id <> '' THEN 'user:' || h.user_id
                         WHEN h.client_id <> '' THEN 'client:' || h.client_id ELSE '' END),
        ('feature', h.feature), ('model', h.model)) AS d (dimension, key)
    WHERE h.workspace_id = workspace AND h.local_date BETWEEN first_day AND last_day
    GROUP BY d.dimension, h.local_date, d.key ORDER BY d.dimension, h.local_date, d.key
$$;
