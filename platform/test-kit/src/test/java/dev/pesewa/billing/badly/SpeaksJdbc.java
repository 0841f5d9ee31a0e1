package dev.pesewa.billing.badly;

import java.sql.Connection;

record SpeaksJdbc(Connection connection) {}
