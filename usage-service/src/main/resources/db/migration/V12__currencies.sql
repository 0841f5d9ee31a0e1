-- Exchange rates as billing-service publishes them; rows are only ever added.
CREATE TABLE exchange_rate (
    id           uuid PRIMARY KEY,
    currency     text NOT NULL,
    per_usd      numeric NOT NULL CHECK (per_usd > 0),
    effective_on date NOT NULL,
    source       text NOT NULL,
    recorded_by  text NOT NULL,
    recorded_at  timestamptz NOT NULL
);
GRANT SELECT, INSERT ON exchange_rate TO usage_app;
-- The first rate of a new installation (V3 of billing-service), until its event comes.
INSERT INTO exchange_rate VALUES ('00000000-0000-7000-8000-000000000001', 'GHS', 16.00,
    '1970-01-01', 'default', 'pesewa', '1970-01-01T00:00:00Z');

-- The cost as it was stated; null when it was computed or stated in USD.
ALTER TABLE usage_event ADD COLUMN given_cost numeric(24, 12);
ALTER TABLE usage_event ADD COLUMN given_currency text;

-- Of cost_usd the part that was stated in the workspace's currency: in that currency, and in USD.
ALTER TABLE usage_hourly ADD COLUMN local_cost numeric(24, 12) NOT NULL DEFAULT 0;
ALTER TABLE usage_hourly ADD COLUMN local_cost_usd numeric(24, 12) NOT NULL DEFAULT 0;
ALTER TABLE usage_slice ADD COLUMN local_cost numeric(24, 12) NOT NULL DEFAULT 0;
ALTER TABLE usage_slice ADD COLUMN local_cost_usd numeric(24, 12) NOT NULL DEFAULT 0;

-- Budgets were in USD.
ALTER TABLE budget ADD COLUMN currency text NOT NULL DEFAULT 'USD';
ALTER TABLE budget ADD COLUMN judged_rates bigint NOT NULL DEFAULT 0; -- how many were looked at
ALTER TABLE budget_alert ADD COLUMN currency text NOT NULL DEFAULT 'USD';
ALTER TABLE budget_alert DROP CONSTRAINT budget_alert_pkey;
ALTER TABLE budget_alert ADD PRIMARY KEY (workspace_id, month, threshold, amount, currency);

CREATE OR REPLACE VIEW usage_event_now AS
SELECT e.workspace_id, e.occurred_at, e.source, e.event_id, e.client_id, e.user_id, e.feature,
       e.provider, e.model, e.input_tokens, e.cached_input_tokens, e.cache_write_tokens,
       e.output_tokens, e.audio_input_tokens, e.cached_audio_input_tokens, e.audio_output_tokens,
       CASE WHEN r.pricing IS NULL THEN e.cost_usd ELSE r.cost_usd END AS cost_usd,
       coalesce(r.pricing, e.pricing) AS pricing,
       e.duration_ms, e.success, e.error, e.cached, e.attributes, e.stored_at, e.corrects,
       s.by_id AS corrected_by, e.cache_write_1h_tokens, e.image_input_tokens,
       e.cached_image_input_tokens, e.image_output_tokens, e.given_cost, e.given_currency
FROM usage_event e
LEFT JOIN usage_superseded s
    ON (s.workspace_id, s.source, s.event_id) = (e.workspace_id, e.source, e.event_id)
LEFT JOIN LATERAL (
    SELECT cost_usd, pricing FROM usage_repricing r
    WHERE (r.workspace_id, r.occurred_at, r.source, r.event_id)
        = (e.workspace_id, e.occurred_at, e.source, e.event_id)
    ORDER BY seq DESC LIMIT 1) r ON true;

CREATE OR REPLACE FUNCTION slices_of(workspace uuid, first_day date, last_day date)
    RETURNS SETOF usage_slice LANGUAGE sql STABLE AS $$
    SELECT workspace, d.dimension, h.local_date, d.key,
           sum(h.messages), sum(h.cost_usd), sum(CASE WHEN h.success THEN h.messages ELSE 0 END),
           sum(h.cached), sum(h.unpriced), sum(h.input_tokens), sum(h.cached_input_tokens),
           sum(h.cache_write_tokens), sum(h.output_tokens), sum(h.timed), sum(h.duration_ms),
           sum(h.cache_write_1h_tokens), sum(h.local_cost), sum(h.local_cost_usd)
    FROM usage_hourly h CROSS JOIN LATERAL (VALUES
        ('day', ''), ('hour', h.local_hour::text), ('client', h.client_id),
        ('subject', CASE WHEN h.user_id <> '' THEN 'user:' || h.user_id
                         WHEN h.client_id <> '' THEN 'client:' || h.client_id ELSE '' END),
        ('feature', h.feature), ('model', h.model)) AS d (dimension, key)
    WHERE h.workspace_id = workspace AND h.local_date BETWEEN first_day AND last_day
    GROUP BY d.dimension, h.local_date, d.key ORDER BY d.dimension, h.local_date, d.key
$$;
