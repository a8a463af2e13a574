/** The application. */
open module com.example.app {
  requires java.base;
  requires transitive java.sql;
  exports com.example.api;
  exports com.example.spi to com.example.plugin;
  opens com.example.data;
  uses com.example.spi.Service;
  provides com.example.spi.Service with com.example.app.Impl, Other;
}
