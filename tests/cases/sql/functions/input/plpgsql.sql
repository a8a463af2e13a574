/**
 * Adds up.
 */
CREATE OR REPLACE FUNCTION math.add(a integer, b integer DEFAULT 2, VARIADIC rest integer[] = '{}')
RETURNS TABLE (total integer)
AS $body$
DECLARE
  r record;
BEGIN
  FOR r IN SELECT * FROM numbers WHERE n > a LOOP
    IF r.n > b THEN
      PERFORM log_it('x; y');
    ELSIF r.n = 0 THEN
      RETURN;
    ELSE
      UPDATE totals SET n = r.n;
    END IF;
  END LOOP;
END$body$ LANGUAGE plpgsql IMMUTABLE;

CREATE FUNCTION half(double precision) RETURNS double precision AS 'SELECT $1 / 2;' LANGUAGE sql;
CREATE TRIGGER stamp BEFORE UPDATE ON shop.customer FOR EACH ROW EXECUTE FUNCTION touch();
CREATE AGGREGATE largest(integer) (sfunc = bigger, stype = integer);
CREATE OPERATOR === (leftarg = point, rightarg = point, function = same);
