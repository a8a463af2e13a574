\i tables/users.sql
\ir 'data.sql'
@@grants.sql
CREATE EXTENSION IF NOT EXISTS postgis;
COPY users FROM stdin;
1	it's "odd; $$ CREATE TABLE data (x int);
\.
DROP TABLE IF EXISTS old_users;
ALTER TABLE users ADD COLUMN age int;
CREATE INDEX ON users (age);
SELECT count(*), lower(name) FROM users AS u, groups;
