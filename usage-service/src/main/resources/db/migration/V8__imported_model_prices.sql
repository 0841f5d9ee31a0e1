-- Each time the catalog of model prices was brought up to date: what changed, and who did it when.
CREATE TABLE price_import (
    id          uuid PRIMARY KEY,
    format      text NOT NULL,
    source      text NOT NULL, -- the file or the address that the list is from
    added       integer NOT NULL,
    changed     integer NOT NULL,
    imported_on date NOT NULL,
    imported_by text NOT NULL,
    imported_at timestamptz NOT NULL,
    rows        text NOT NULL -- as in the catalog's file
);

GRANT SELECT, INSERT ON price_import TO usage_app;
