package dev.pesewa.billing.badly;

import dev.pesewa.billing.badly.postgres.PostgresTable;

record ReachesForItsTable(PostgresTable table) {}
