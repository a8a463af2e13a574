%% not sql ))) ((
CREATE
CREATE TABLE
;
CREATE TABLE 42 (x int);
CREATE TABLE fine (a int, , b int,);
)))
CREATE PROCEDURE p( AS
CREATE VIEW w AS SELECT 1;
