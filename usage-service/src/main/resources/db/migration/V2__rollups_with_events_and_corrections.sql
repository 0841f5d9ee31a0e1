-- Rollups are written with the events (ADR 8): what still waited as a delta is added once more by
-- hand, then the deltas and the daily copies go.
ALTER TABLE usage_hourly ADD COLUMN timed bigint NOT NULL DEFAULT 0;
ALTER TABLE usage_hourly ADD COLUMN duration_ms bigint NOT NULL DEFAULT 0;

INSERT INTO usage_hourly AS u
SELECT workspace_id, local_date, local_hour, client_id, user_id, feature, provider, model, success,
       sum(messages), sum(cost_usd), sum(input_tokens), sum(cached_input_tokens),
       sum(cache_write_tokens), sum(output_tokens), sum(unpriced), sum(cached)
FROM rollup_delta GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
ON CONFLICT (workspace_id, local_date, local_hour, client_id, user_id, feature, provider, model,
             success) DO UPDATE SET
    messages = u.messages + EXCLUDED.messages,
    cost_usd = u.cost_usd + EXCLUDED.cost_usd,
    input_tokens = u.input_tokens + EXCLUDED.input_tokens,
    cached_input_tokens = u.cached_input_tokens + EXCLUDED.cached_input_tokens,
    cache_write_tokens = u.cache_write_tokens + EXCLUDED.cache_write_tokens,
    output_tokens = u.output_tokens + EXCLUDED.output_tokens,
    unpriced = u.unpriced + EXCLUDED.unpriced,
    cached = u.cached + EXCLUDED.cached;

-- How long calls took, per day: durations to two significant digits.
CREATE TABLE usage_duration (
    workspace_id uuid NOT NULL,
    local_date   date NOT NULL,
    bucket_ms    bigint NOT NULL,
    calls        bigint NOT NULL,
    PRIMARY KEY (workspace_id, local_date, bucket_ms)
);
INSERT INTO usage_duration
SELECT workspace_id, local_date, bucket_ms, sum(calls) FROM duration_now GROUP BY 1, 2, 3;

-- The hour in which a call was made was not kept with its duration: the day's first hour carries
-- the means of what was stored before.
UPDATE usage_hourly u SET timed = d.calls, duration_ms = d.total_ms
FROM (SELECT n.workspace_id, n.local_date, h.local_hour, n.client_id, n.user_id, n.feature,
             n.provider, n.model, n.success, n.calls, n.total_ms
      FROM (SELECT workspace_id, local_date, client_id, user_id, feature, provider, model, success,
                   sum(calls) AS calls, sum(total_ms) AS total_ms
            FROM duration_now GROUP BY 1, 2, 3, 4, 5, 6, 7, 8) n
      JOIN (SELECT workspace_id, local_date, client_id, user_id, feature, provider, model, success,
                   min(local_hour) AS local_hour
            FROM usage_hourly GROUP BY 1, 2, 3, 4, 5, 6, 7, 8) h
      USING (workspace_id, local_date, client_id, user_id, feature, provider, model, success)) d
WHERE (u.workspace_id, u.local_date, u.local_hour, u.client_id, u.user_id, u.feature, u.provider,
       u.model, u.success)
    = (d.workspace_id, d.local_date, d.local_hour, d.client_id, d.user_id, d.feature, d.provider,
       d.model, d.success);

DROP VIEW hourly_now, daily_now, duration_now;
DROP TABLE rollup_delta, duration_delta, usage_daily, duration_daily;

-- Bytes compare faster than words of a language, and keys are not words.
ALTER TABLE usage_hourly
    ALTER client_id TYPE text COLLATE "C", ALTER user_id TYPE text COLLATE "C",
    ALTER feature TYPE text COLLATE "C", ALTER provider TYPE text COLLATE "C",
    ALTER model TYPE text COLLATE "C";
ALTER TABLE usage_event_key
    ALTER source TYPE text COLLATE "C", ALTER event_id TYPE text COLLATE "C";

-- The same sums for one dimension at a time, so that the figures of a whole workspace are read
-- from a few hundred rows. dimension: day, hour, client, subject, feature, model; key: which one.
CREATE TABLE usage_slice (
    workspace_id uuid NOT NULL,
    dimension    text COLLATE "C" NOT NULL,
    local_date   date NOT NULL,
    key          text COLLATE "C" NOT NULL,
    messages     bigint NOT NULL,
    cost_usd     numeric(24, 12) NOT NULL,
    succeeded    bigint NOT NULL,
    cached       bigint NOT NULL,
    unpriced     bigint NOT NULL,
    input_tokens bigint NOT NULL,
    cached_input_tokens bigint NOT NULL,
    cache_write_tokens  bigint NOT NULL,
    output_tokens bigint NOT NULL,
    timed        bigint NOT NULL,
    duration_ms  bigint NOT NULL,
    PRIMARY KEY (workspace_id, dimension, local_date, key)
);

-- What slices of one workspace's days an hourly row belongs to; used by a rebuild, and here.
CREATE FUNCTION slices_of(workspace uuid, first_day date, last_day date) RETURNS SETOF usage_slice
    LANGUAGE sql STABLE AS $$
    SELECT workspace, d.dimension, h.local_date, d.key,
           sum(h.messages), sum(h.cost_usd), sum(CASE WHEN h.success THEN h.messages ELSE 0 END),
           sum(h.cached), sum(h.unpriced), sum(h.input_tokens), sum(h.cached_input_tokens),
           sum(h.cache_write_tokens), sum(h.output_tokens), sum(h.timed), sum(h.duration_ms)
    FROM usage_hourly h CROSS JOIN LATERAL (VALUES
        ('day', ''), ('hour', h.local_hour::text), ('client', h.client_id),
        ('subject', CASE WHEN h.user_id = '' THEN 'client:' || h.client_id
                         ELSE 'user:' || h.user_id END),
        ('feature', h.feature), ('model', h.model)) AS d (dimension, key)
    WHERE h.workspace_id = workspace AND h.local_date BETWEEN first_day AND last_day
    GROUP BY d.dimension, h.local_date, d.key ORDER BY d.dimension, h.local_date, d.key
$$;
INSERT INTO usage_slice
SELECT s.* FROM (SELECT workspace_id, min(local_date) AS first_day, max(local_date) AS last_day
                 FROM usage_hourly GROUP BY workspace_id) w,
    LATERAL slices_of(w.workspace_id, w.first_day, w.last_day) s;

-- Who changed last, and how often: a lock for the writers of one workspace, and what live readers
-- wait for.
CREATE TABLE usage_version (
    workspace_id uuid PRIMARY KEY,
    version      bigint NOT NULL,
    stored       bigint NOT NULL, -- events
    duplicates   bigint NOT NULL, -- events that were there already
    changed_at   timestamptz NOT NULL
) WITH (fillfactor = 50);

-- Corrections (ADR 8). Events are never changed: a later one takes the place of an earlier one.
ALTER TABLE usage_event ADD COLUMN corrects text;
ALTER TABLE usage_event ADD COLUMN audio_input_tokens bigint NOT NULL DEFAULT 0;
ALTER TABLE usage_event ADD COLUMN cached_audio_input_tokens bigint NOT NULL DEFAULT 0;
ALTER TABLE usage_event ADD COLUMN audio_output_tokens bigint NOT NULL DEFAULT 0;
ALTER TABLE usage_event_key ADD COLUMN occurred_at timestamptz;
UPDATE usage_event_key k SET occurred_at = e.occurred_at FROM usage_event e
WHERE (e.workspace_id, e.source, e.event_id) = (k.workspace_id, k.source, k.event_id);

CREATE TABLE usage_correction (
    workspace_id uuid NOT NULL,
    source       text COLLATE "C" NOT NULL,
    event_id     text COLLATE "C" NOT NULL,
    corrected_id text COLLATE "C" NOT NULL,
    seq          bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (workspace_id, source, event_id)
);
CREATE INDEX usage_correction_of ON usage_correction (workspace_id, source, corrected_id);

-- Events that no longer count, and for whom.
CREATE TABLE usage_superseded (
    workspace_id uuid NOT NULL,
    source       text COLLATE "C" NOT NULL,
    event_id     text COLLATE "C" NOT NULL,
    by_id        text COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace_id, source, event_id)
);

-- Later prices of stored events; the newest run counts.
CREATE TABLE usage_repricing (
    workspace_id uuid NOT NULL,
    occurred_at  timestamptz NOT NULL,
    source       text COLLATE "C" NOT NULL,
    event_id     text COLLATE "C" NOT NULL,
    run_id       uuid NOT NULL,
    cost_usd     numeric(24, 12),
    pricing      text NOT NULL,
    PRIMARY KEY (workspace_id, occurred_at, source, event_id, run_id)
);

-- Events as they count now.
CREATE VIEW usage_event_now AS
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
    ORDER BY run_id DESC LIMIT 1) r ON true;

-- Refused events can be sent again when the reason is gone.
ALTER TABLE usage_rejected ADD COLUMN event text;
ALTER TABLE usage_rejected ADD COLUMN replayed_at timestamptz;

GRANT SELECT, INSERT ON usage_correction, usage_superseded, usage_repricing TO usage_app;
GRANT SELECT, INSERT, UPDATE ON usage_version TO usage_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON usage_slice, usage_duration TO usage_app;
GRANT DELETE ON usage_hourly TO usage_app;
GRANT UPDATE (replayed_at) ON usage_rejected TO usage_app;
GRANT SELECT ON usage_event_now TO usage_app;
