CREATE TABLE [dbo].[Order Line] ([Id] INT IDENTITY(1,1) NOT NULL, [Total] MONEY NULL)
GO
-- Counts lines.
CREATE PROCEDURE [dbo].[CountLines]
  @Order INT,
  @Total INT = 0 OUTPUT
AS
BEGIN
  SELECT @Total = COUNT(*) FROM [dbo].[Order Line];
  EXEC dbo.Audit;
END
GO
CREATE VIEW dbo.Lines AS SELECT Id FROM [dbo].[Order Line]
GO
