CREATE TABLE workspace (
    id       uuid PRIMARY KEY,
    name     text NOT NULL,
    currency text NOT NULL,
    zone     text NOT NULL
);

CREATE TABLE client (
    workspace_id uuid NOT NULL,
    client_id    text NOT NULL,
    name         text NOT NULL,
    active       boolean NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, client_id)
);

-- For-ever dedupe (I1). A unique key of the partitioned table would have to contain the time, and a
-- retry may carry another.
CREATE TABLE usage_event_key (
    workspace_id uuid NOT NULL,
    source       text NOT NULL,
    event_id     text NOT NULL,
    PRIMARY KEY (workspace_id, source, event_id)
);

CREATE TABLE usage_event (
    workspace_id       uuid NOT NULL,
    occurred_at        timestamptz NOT NULL,
    source             text NOT NULL,
    event_id           text NOT NULL,
    client_id          text NOT NULL,
    user_id            text NOT NULL,
    feature            text NOT NULL,
    provider           text NOT NULL,
    model              text NOT NULL,
    input_tokens       bigint NOT NULL,
    cached_input_tokens bigint NOT NULL,
    cache_write_tokens bigint NOT NULL,
    output_tokens      bigint NOT NULL,
    cost_usd           numeric(24, 12), -- null: unpriced (I8)
    pricing            text NOT NULL,
    duration_ms        bigint,
    success            boolean NOT NULL,
    error              text,
    cached             boolean NOT NULL,
    attributes         text NOT NULL,
    stored_at          timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, occurred_at, source, event_id)
) PARTITION BY RANGE (occurred_at);

-- Owned by the migrating role: the serving role may not create tables. Replicas that see a new
-- month at the same moment wait for each other.
CREATE FUNCTION ensure_usage_partition(month date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(7355001);
    EXECUTE format(
        'CREATE TABLE IF NOT EXISTS %I PARTITION OF usage_event FOR VALUES FROM (%L) TO (%L)',
        'usage_event_' || to_char(month, 'YYYY_MM'),
        month::timestamp AT TIME ZONE 'UTC',
        (month + interval '1 month') AT TIME ZONE 'UTC');
END $$;

CREATE TABLE usage_rejected (
    workspace_id uuid NOT NULL,
    id           uuid NOT NULL,
    source       text NOT NULL,
    event_id     text NOT NULL,
    client_id    text NOT NULL,
    code         text NOT NULL,
    detail       text NOT NULL,
    rejected_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, source, event_id, code)
);

-- What a batch adds to the rollups, inserted with the batch and folded in later (ADR 4). Dates and
-- hours are the workspace's local ones.
CREATE TABLE rollup_delta (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace_id uuid NOT NULL,
    local_date   date NOT NULL,
    local_hour   smallint NOT NULL,
    client_id    text NOT NULL,
    user_id      text NOT NULL,
    feature      text NOT NULL,
    provider     text NOT NULL,
    model        text NOT NULL,
    success      boolean NOT NULL,
    messages     bigint NOT NULL,
    cost_usd     numeric(24, 12) NOT NULL,
    input_tokens bigint NOT NULL,
    cached_input_tokens bigint NOT NULL,
    cache_write_tokens  bigint NOT NULL,
    output_tokens bigint NOT NULL,
    unpriced     bigint NOT NULL,
    cached       bigint NOT NULL
);
CREATE INDEX rollup_delta_of_workspace ON rollup_delta (workspace_id, local_date);

CREATE TABLE usage_hourly (
    workspace_id uuid NOT NULL,
    local_date   date NOT NULL,
    local_hour   smallint NOT NULL,
    client_id    text NOT NULL,
    user_id      text NOT NULL,
    feature      text NOT NULL,
    provider     text NOT NULL,
    model        text NOT NULL,
    success      boolean NOT NULL,
    messages     bigint NOT NULL,
    cost_usd     numeric(24, 12) NOT NULL,
    input_tokens bigint NOT NULL,
    cached_input_tokens bigint NOT NULL,
    cache_write_tokens  bigint NOT NULL,
    output_tokens bigint NOT NULL,
    unpriced     bigint NOT NULL,
    cached       bigint NOT NULL,
    PRIMARY KEY (workspace_id, local_date, local_hour, client_id, user_id, feature, provider, model,
                 success)
);

CREATE TABLE usage_daily (LIKE usage_hourly);
ALTER TABLE usage_daily DROP COLUMN local_hour;
ALTER TABLE usage_daily ADD PRIMARY KEY
    (workspace_id, local_date, client_id, user_id, feature, provider, model, success);

-- For p95: durations to two significant digits.
CREATE TABLE duration_delta (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace_id uuid NOT NULL,
    local_date   date NOT NULL,
    client_id    text NOT NULL,
    user_id      text NOT NULL,
    feature      text NOT NULL,
    provider     text NOT NULL,
    model        text NOT NULL,
    success      boolean NOT NULL,
    bucket_ms    bigint NOT NULL,
    calls        bigint NOT NULL,
    total_ms     bigint NOT NULL
);
CREATE INDEX duration_delta_of_workspace ON duration_delta (workspace_id, local_date);

CREATE TABLE duration_daily (LIKE duration_delta);
ALTER TABLE duration_daily DROP COLUMN id;
ALTER TABLE duration_daily ADD PRIMARY KEY
    (workspace_id, local_date, client_id, user_id, feature, provider, model, success, bucket_ms);

-- Statistics read these: folded and not yet folded together, so a stored event is seen at once.
CREATE VIEW hourly_now AS
    SELECT workspace_id, local_date, local_hour, client_id, user_id, feature, provider, model,
           success, messages, cost_usd, input_tokens, cached_input_tokens, cache_write_tokens,
           output_tokens, unpriced, cached
    FROM usage_hourly
    UNION ALL
    SELECT workspace_id, local_date, local_hour, client_id, user_id, feature, provider, model,
           success, messages, cost_usd, input_tokens, cached_input_tokens, cache_write_tokens,
           output_tokens, unpriced, cached
    FROM rollup_delta;

CREATE VIEW daily_now AS
    SELECT workspace_id, local_date, client_id, user_id, feature, provider, model,
           success, messages, cost_usd, input_tokens, cached_input_tokens, cache_write_tokens,
           output_tokens, unpriced, cached
    FROM usage_daily
    UNION ALL
    SELECT workspace_id, local_date, client_id, user_id, feature, provider, model,
           success, messages, cost_usd, input_tokens, cached_input_tokens, cache_write_tokens,
           output_tokens, unpriced, cached
    FROM rollup_delta;

CREATE VIEW duration_now AS
    SELECT workspace_id, local_date, client_id, user_id, feature, provider, model, success,
           bucket_ms, calls, total_ms
    FROM duration_daily
    UNION ALL
    SELECT workspace_id, local_date, client_id, user_id, feature, provider, model, success,
           bucket_ms, calls, total_ms
    FROM duration_delta;

GRANT SELECT, INSERT ON workspace, usage_event_key, usage_event, usage_rejected TO usage_app;
GRANT SELECT, INSERT, UPDATE ON client, usage_hourly, usage_daily, duration_daily TO usage_app;
GRANT SELECT, INSERT, DELETE ON rollup_delta, duration_delta TO usage_app;
GRANT SELECT ON hourly_now, daily_now, duration_now TO usage_app;
REVOKE ALL ON FUNCTION ensure_usage_partition(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_usage_partition(date) TO usage_app;
