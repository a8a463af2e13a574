package core;

class Settings {
  int port(java.util.Properties props, java.util.Map<String, String> map) {
    if (props.getProperty("server.port") == null) {
      throw new IllegalStateException("server.port is not set");
    }
    map.get("not.a.key");
    return Integer.parseInt(System.getProperty("port.override"));
  }
}
