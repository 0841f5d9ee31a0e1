-- What usage-service imported into the catalog of model prices, as rows of the catalog's file.
CREATE TABLE price_import (
    id          uuid PRIMARY KEY,
    imported_on date NOT NULL,
    rows        text NOT NULL
);

GRANT SELECT, INSERT ON price_import TO billing_app;
