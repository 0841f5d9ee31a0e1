-- A feature may be free, and then its hold holds nothing.
ALTER TABLE hold DROP CONSTRAINT hold_amount_check;
ALTER TABLE hold ADD CONSTRAINT hold_amount_check CHECK (amount >= 0);
