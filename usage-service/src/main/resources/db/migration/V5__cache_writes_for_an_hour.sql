-- Cache writes that are kept for an hour have a price of their own.
ALTER TABLE usage_event ADD COLUMN cache_write_1h_tokens bigint NOT NULL DEFAULT 0;
ALTER TABLE usage_hourly ADD COLUMN cache_write_1h_tokens bigint NOT NULL DEFAULT 0;
ALTER TABLE usage_slice ADD COLUMN cache_write_1h_tokens bigint NOT NULL DEFAULT 0;

CREATE OR REPLACE VIEW usage_event_now AS
SELECT e.workspace_id, e.occurred_at, e.source, e.event_id, e.client_id, e.user_id, e.feature,
       e.provider, e.model, e.input_tokens, e.cached_input_tokens, e.cache_write_tokens,
       e.output_tokens, e.audio_input_tokens, e.cached_audio_input_tokens, e.audio_output_tokens,
       CASE WHEN r.pricing IS NULL THEN e.cost_usd ELSE r.cost_usd END AS cost_usd,
       coalesce(r.pricing, e.pricing) AS pricing,
       e.duration_ms, e.success, e.error, e.cached, e.attributes, e.stored_at, e.corrects,
       s.by_id AS corrected_by, e.cache_write_1h_tokens
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
           sum(h.cache_write_1h_tokens)
    FROM usage_hourly h CROSS JOIN LATERAL (VALUES
        ('day', ''), ('hour', h.local_hour::text), ('client', h.client_id),
        ('subject', CASE WHEN h.user_id = '' THEN 'client:' || h.client_id
                         ELSE 'user:' || h.user_id END),
        ('feature', h.feature), ('model', h.model)) AS d (dimension, key)
    WHERE h.workspace_id = workspace AND h.local_date BETWEEN first_day AND last_day
    GROUP BY d.dimension, h.local_date, d.key ORDER BY d.dimension, h.local_date, d.key
$$;
