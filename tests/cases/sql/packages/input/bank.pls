CREATE OR REPLACE PACKAGE BODY bank AS
  -- What is left.
  FUNCTION balance(account IN NUMBER) RETURN NUMBER IS
    total NUMBER;
  BEGIN
    SELECT SUM(amount) INTO total FROM postings;
    RETURN total;
  END balance;
  PROCEDURE close(account NUMBER DEFAULT 0) IS
  BEGIN
    IF balance(account) > 0 THEN
      NULL;
    END IF;
  END;
END bank;
/
CREATE TABLE postings (amount NUMBER);
