-- Only ever added to: a correction is recorded later for the same day, and the later one counts.
CREATE TABLE fx_rate (
    id           uuid PRIMARY KEY,
    currency     text NOT NULL,
    per_usd      numeric(20, 6) NOT NULL CHECK (per_usd > 0),
    effective_on date NOT NULL,
    source       text NOT NULL,
    recorded_by  text NOT NULL,
    recorded_at  timestamptz NOT NULL
);
INSERT INTO fx_rate VALUES ('00000000-0000-7000-8000-000000000001', 'GHS', 16.00, '1970-01-01',
    'default', 'pesewa', '1970-01-01T00:00:00Z');

-- A published version never changes. Version 1 is in the code (Catalog.FIRST).
CREATE TABLE catalog_version (
    version      int PRIMARY KEY CHECK (version > 1),
    effective_at timestamptz NOT NULL,
    document     jsonb NOT NULL,
    published_by text NOT NULL,
    published_at timestamptz NOT NULL
);

CREATE TABLE workspace_setting (
    workspace_id  uuid PRIMARY KEY,
    personal_data text NOT NULL CHECK (personal_data IN ('refuse', 'redact')),
    changed_at    timestamptz NOT NULL
);

GRANT SELECT, INSERT ON fx_rate, catalog_version TO billing_app;
GRANT SELECT, INSERT, UPDATE ON workspace_setting TO billing_app;
