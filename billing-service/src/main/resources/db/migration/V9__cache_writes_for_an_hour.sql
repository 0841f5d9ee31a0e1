-- Cache writes that are kept for an hour have a price of their own.
ALTER TABLE charge ADD COLUMN cache_write_1h_tokens bigint NOT NULL DEFAULT 0;
