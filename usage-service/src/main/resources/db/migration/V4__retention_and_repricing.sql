-- An event of another workspace may be on its way into the month: nobody writes to it while it is
-- looked at. Whoever waits is let through after two seconds, and the month is tried again later.
CREATE OR REPLACE FUNCTION drop_expired_usage(month date) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public SET lock_timeout = '2s' AS $$
DECLARE
    name   text := 'usage_event_' || to_char(month, 'YYYY_MM');
    begins timestamptz := month::timestamp AT TIME ZONE 'UTC';
    ends   timestamptz := (month + interval '1 month') AT TIME ZONE 'UTC';
BEGIN
    PERFORM pg_advisory_xact_lock(7355001);
    IF to_regclass(name) IS NULL THEN
        RETURN false;
    END IF;
    EXECUTE format('LOCK TABLE %I IN SHARE ROW EXCLUSIVE MODE', name);
    IF EXISTS (
        SELECT FROM workspace w
        WHERE NOT EXISTS (SELECT FROM usage_floor f
                          WHERE f.workspace_id = w.id AND f.since >= ends)
          AND EXISTS (SELECT FROM usage_event e WHERE e.workspace_id = w.id
                      AND e.occurred_at >= begins AND e.occurred_at < ends)) THEN
        RETURN false;
    END IF;
    EXECUTE format('DROP TABLE %I', name);
    DELETE FROM usage_repricing WHERE occurred_at >= begins AND occurred_at < ends;
    RETURN true;
END $$;

-- The newest price is the one that was written last, whatever the clocks of replicas say: prices of
-- a workspace are written one after another.
ALTER TABLE usage_repricing ADD COLUMN seq bigint;
UPDATE usage_repricing r SET seq = o.n
FROM (SELECT workspace_id, occurred_at, source, event_id, run_id,
             row_number() OVER (ORDER BY run_id) AS n FROM usage_repricing) o
WHERE (r.workspace_id, r.occurred_at, r.source, r.event_id, r.run_id)
    = (o.workspace_id, o.occurred_at, o.source, o.event_id, o.run_id);
ALTER TABLE usage_repricing ALTER COLUMN seq SET NOT NULL;
ALTER TABLE usage_repricing ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY;
SELECT setval(pg_get_serial_sequence('usage_repricing', 'seq'),
              (SELECT coalesce(max(seq), 0) + 1 FROM usage_repricing), false);

CREATE OR REPLACE VIEW usage_event_now AS
SELECT e.workspace_id, e.occurred_at, e.source, e.event_id, e.client_id, e.user_id, e.feature,
       e.provider, e.model, e.input_tokens, e.cached_input_tokens, e.cache_write_tokens,
       e.output_tokens, e.audio_input_tokens, e.cached_audio_input_tokens, e.audio_output_tokens,
       CASE WHEN r.pricing IS NULL THEN e.cost_usd ELSE r.cost_usd END AS cost_usd,
       coalesce(r.pricing, e.pricing) AS pricing,
       e.duration_ms, e.success, e.error, e.cached, e.attributes, e.stored_at, e.corrects,
       s.by_id AS corrected_by
FROM usage_event e
LEFT JOIN usage_superseded s
    ON (s.workspace_id, s.source, s.event_id) = (e.workspace_id, e.source, e.event_id)
LEFT JOIN LATERAL (
    SELECT cost_usd, pricing FROM usage_repricing r
    WHERE (r.workspace_id, r.occurred_at, r.source, r.event_id)
        = (e.workspace_id, e.occurred_at, e.source, e.event_id)
    ORDER BY seq DESC LIMIT 1) r ON true;

-- What was refused is given up with what was counted: it names the same users.
CREATE OR REPLACE FUNCTION forget_usage(workspace uuid, until timestamptz, at_most integer)
    RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE gone bigint;
BEGIN
    DELETE FROM usage_event e USING (
        SELECT occurred_at, source, event_id FROM usage_event
        WHERE workspace_id = workspace AND occurred_at < until
        ORDER BY occurred_at, source, event_id LIMIT at_most) old
    WHERE e.workspace_id = workspace AND e.occurred_at < until
      AND (e.occurred_at, e.source, e.event_id) = (old.occurred_at, old.source, old.event_id);
    GET DIAGNOSTICS gone = ROW_COUNT;
    DELETE FROM usage_repricing WHERE workspace_id = workspace AND occurred_at < until;
    DELETE FROM usage_rejected WHERE workspace_id = workspace AND rejected_at < until;
    RETURN gone;
END $$;
