package io.moonbus.lua.app;

/** How log lines name things. */
final class Names {

  private Names() {
  }

  /** An application by its path, {@code /} for the root. */
  static String of(Application application) {
    String path = application.path();
    return path.isEmpty() ? "/" : path;
  }

  /** A client by protocol, address and application. */
  static String of(ClientObject client) {
    return client.info().protocol() + " client " + client.info().address() + " of " + of(client.application());
  }
}
