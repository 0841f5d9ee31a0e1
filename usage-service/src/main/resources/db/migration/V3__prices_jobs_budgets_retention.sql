CREATE TABLE dead_letter (
    id          text PRIMARY KEY, -- topic-partition-offset
    topic       text NOT NULL,
    key         text NOT NULL,
    reason      text NOT NULL,
    value       text NOT NULL,
    died_at     timestamptz NOT NULL,
    replayed_at timestamptz
);

-- Prices that an operator states; they go before those that are shipped. Never changed: a later
-- row for the same model and day counts.
CREATE TABLE model_price (
    id             uuid PRIMARY KEY,
    provider       text NOT NULL,
    model          text NOT NULL,
    match          text NOT NULL,
    effective_from date NOT NULL,
    price          text NOT NULL,
    stated_by      text NOT NULL,
    stated_at      timestamptz NOT NULL
);

-- Long work: what is asked for, how far it is, who does it.
CREATE TABLE job (
    id          uuid PRIMARY KEY,
    kind        text NOT NULL,
    request     text NOT NULL,
    state       text NOT NULL, -- running, done, failed
    total       bigint NOT NULL DEFAULT 0,
    done        bigint NOT NULL DEFAULT 0,
    changed     bigint NOT NULL DEFAULT 0,
    problem     text,
    asked_by    text NOT NULL,
    asked_at    timestamptz NOT NULL,
    alive_at    timestamptz NOT NULL,
    finished_at timestamptz
);
CREATE INDEX job_running ON job (alive_at) WHERE state = 'running';

CREATE TABLE budget (
    workspace_id uuid PRIMARY KEY,
    amount       numeric(20, 6) NOT NULL,
    thresholds   integer[] NOT NULL,
    hard_stop    boolean NOT NULL,
    changed_at   timestamptz NOT NULL,
    changed_by   text NOT NULL,
    judged       bigint NOT NULL DEFAULT -1, -- the usage_version that was looked at
    judged_month date,
    stopped      boolean NOT NULL DEFAULT false
);

CREATE TABLE budget_alert (
    workspace_id uuid NOT NULL,
    month        date NOT NULL,
    threshold    integer NOT NULL,
    amount       numeric(20, 6) NOT NULL,
    cost         numeric(24, 12) NOT NULL,
    reached_at   timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, month, threshold, amount)
);

-- How many months of events a workspace keeps; without a row, all.
CREATE TABLE retention (
    workspace_id uuid PRIMARY KEY,
    months       integer NOT NULL,
    changed_at   timestamptz NOT NULL,
    changed_by   text NOT NULL
);
-- Events before this moment are gone: rollups of those days are the only copy.
CREATE TABLE usage_floor (
    workspace_id uuid PRIMARY KEY,
    since        timestamptz NOT NULL
);

CREATE TABLE outbox (
    seq      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topics   text[] NOT NULL,
    keys     uuid[] NOT NULL,
    payloads text[] NOT NULL
);

-- The serving role may not delete events; these functions do it, for the retention of whole months.
-- Drops a month that every workspace with events in it has given up; tells whether it did.
CREATE FUNCTION drop_expired_usage(month date) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public SET lock_timeout = '2s' AS $$
DECLARE
    name   text := 'usage_event_' || to_char(month, 'YYYY_MM');
    begins timestamptz := month::timestamp AT TIME ZONE 'UTC';
    ends   timestamptz := (month + interval '1 month') AT TIME ZONE 'UTC';
BEGIN
    PERFORM pg_advisory_xact_lock(7355001);
    IF to_regclass(name) IS NULL OR EXISTS (
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
CREATE FUNCTION forget_usage(workspace uuid, until timestamptz, at_most integer) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
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
    RETURN gone;
END $$;

GRANT SELECT, INSERT ON model_price, budget_alert TO usage_app;
GRANT SELECT, INSERT, UPDATE ON job, usage_floor, dead_letter TO usage_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON budget, retention TO usage_app;
GRANT SELECT, INSERT, DELETE ON outbox TO usage_app;
REVOKE ALL ON FUNCTION drop_expired_usage(date) FROM PUBLIC;
REVOKE ALL ON FUNCTION forget_usage(uuid, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION drop_expired_usage(date) TO usage_app;
GRANT EXECUTE ON FUNCTION forget_usage(uuid, timestamptz, integer) TO usage_app;
