-- Tables of the shop.

CREATE SCHEMA shop;
CREATE TYPE shop.state AS ENUM ('open', 'done');
CREATE TYPE shop.point AS (x integer, y integer);
CREATE DOMAIN email AS varchar(200) CHECK (value LIKE '%@%');

-- Who buys.
CREATE TABLE IF NOT EXISTS shop.customer (
  id bigserial PRIMARY KEY,  -- the key
  "Full Name" varchar(80) NOT NULL DEFAULT 'nobody',
  price numeric(10, 2) CHECK (price > 0),
  -- Where the order stands.
  state shop.state,
  region integer REFERENCES shop.region (id),
  CONSTRAINT named UNIQUE ("Full Name"),
  FOREIGN KEY (region) REFERENCES geo.area (id)
);
COMMENT ON TABLE shop.customer IS 'People who buy';
COMMENT ON COLUMN shop.customer.price IS 'in euro';
CREATE TEMP TABLE scratch AS SELECT * FROM shop.customer;
CREATE UNIQUE INDEX customer_name ON shop.customer ("Full Name");
CREATE SEQUENCE numbers START 1;
CREATE OR REPLACE VIEW open_orders AS
  WITH recent AS (SELECT * FROM orders)
  SELECT c.id, extract(year FROM o.day) FROM recent o JOIN shop.customer c ON c.id = o.customer, tags t;
