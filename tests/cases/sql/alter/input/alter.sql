-- PostgreSQL: nothing is defined here.
ALTER FUNCTION geocode(text, integer) SET join_collapse_limit = '2';
ALTER FUNCTION geocode(text, integer) OWNER TO someone;
CREATE FUNCTION geocode(place text, n integer) RETURNS text AS $$
BEGIN
  RETURN place;
END;
$$ LANGUAGE plpgsql;
ALTER TRIGGER stamp ON customer RENAME TO stamped;
GO
ALTER PROCEDURE dbo.Refresh @since date AS
BEGIN
  DELETE FROM cache WHERE day < @since;
END
GO
