CREATE TABLE first (id int, name text
CREATE TABLE second (id int);
CREATE FUNCTION broken() RETURNS int AS $$
BEGIN
  RETURN 'unclosed
END;
CREATE TABLE third (a int);
CREATE VIEW last AS SELECT a FROM third
