-- The cost of a call as it was stated; null when it was computed or stated in USD.
ALTER TABLE charge ADD COLUMN given_cost numeric(24, 12);
ALTER TABLE charge ADD COLUMN given_currency text;

-- Budgets are in the currency that their workspace chose.
ALTER TABLE budget_stop ADD COLUMN currency text NOT NULL DEFAULT 'USD';

-- From now on a rate is published when it is recorded; those that were recorded before follow here.
INSERT INTO outbox (topics, keys, payloads)
SELECT ARRAY['pesewa.activity'], ARRAY['00000000-0000-0000-0000-000000000000'::uuid],
       ARRAY[json_build_object(
           'specversion', '1.0', 'id', id, 'source', 'pesewa', 'type', 'exchange-rate.changed.v1',
           'subject', '00000000-0000-0000-0000-000000000000', 'time', recorded,
           'datacontenttype', 'application/json',
           'data', json_build_object(
               'id', id, 'currency', currency, 'perUsd', per_usd, 'effectiveOn', effective_on,
               'source', source, 'recordedBy', recorded_by, 'recordedAt', recorded))::text]
FROM (SELECT *, to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS recorded
      FROM fx_rate ORDER BY id) rates;
