-- Tokens of images have prices of their own; sums count them with those of text, as sound.
ALTER TABLE usage_event ADD COLUMN image_input_tokens bigint NOT NULL DEFAULT 0;
ALTER TABLE usage_event ADD COLUMN cached_image_input_tokens bigint NOT NULL DEFAULT 0;
ALTER TABLE usage_event ADD COLUMN image_output_tokens bigint NOT NULL DEFAULT 0;

CREATE OR REPLACE VIEW usage_event_now AS
SELECT e.workspace_id, e.occurred_at, e.source, e.event_id, e.client_id, e.user_id, e.feature,
       e.provider, e.model, e.input_tokens, e.cached_input_tokens, e.cache_write_tokens,
       e.output_tokens, e.audio_input_tokens, e.cached_audio_input_tokens, e.audio_output_tokens,
       CASE WHEN r.pricing IS NULL THEN e.cost_usd ELSE r.cost_usd END AS cost_usd,
       coalesce(r.pricing, e.pricing) AS pricing,
       e.duration_ms, e.success, e.error, e.cached, e.attributes, e.stored_at, e.corrects,
       s.by_id AS corrected_by, e.cache_write_1h_tokens, e.image_input_tokens,
       e.cached_image_input_tokens, e.image_output_tokens
FROM usage_event e
LEFT JOIN usage_superseded s
    ON (s.workspace_id, s.source, s.event_id) = (e.workspace_id, e.source, e.event_id)
LEFT JOIN LATERAL (
    SELECT cost_usd, pricing FROM usage_repricing r
    WHERE (r.workspace_id, r.occurred_at, r.source, r.event_id)
        = (e.workspace_id, e.occurred_at, e.source, e.event_id)
    ORDER BY seq DESC LIMIT 1) r ON true;
