package io.moonbus.server;

import io.moonbus.admin.AccessFile;
import io.moonbus.server.AdminClient.UnreachableException;
import io.moonbus.server.settings.Catalog;
import io.moonbus.server.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a command finds the node that it is for.
 *
 * @param url   without path
 * @param token {@code ""} = none is known
 * @param own   whether a node of this machine wrote it down itself
 */
record AdminAddress(String url, String token, boolean own) {

  /**
   * The address that stands on the command line or in the environment; without one that of the node that runs with the
   * same data folder, found by the file that it writes; else that of the settings file when it has a token.
   */
  static Optional<AdminAddress> find(Settings settings) throws UnreachableException {
    boolean named = settings.isInvoked(Catalog.ADMIN_HOST) || settings.isInvoked(Catalog.ADMIN_PORT);
    AccessFile file = file(settings);
    String token = settings.get(Catalog.ADMIN_TOKEN);
    if (file != null && (!named || isMeant(file, settings))) {
      boolean other = settings.isInvoked(Catalog.ADMIN_TOKEN) && !token.isEmpty();
      return Optional.of(new AdminAddress(file.url(), other ? token : file.token(), true));
    }
    int port = settings.get(Catalog.ADMIN_PORT).number();
    if (port > 0 && (named || !token.isEmpty())) {
      String scheme = settings.get(Catalog.ADMIN_TLS) ? "https://" : "http://";
      return Optional.of(new AdminAddress(scheme + bracketed(host(settings)) + ":" + port, token, false));
    }
    if (settings.isInvoked(Catalog.ADMIN_HOST)) {
      throw new UnreachableException("the port of the server at " + host(settings) + " must be named: --admin.port=…");
    }
    return Optional.empty();
  }

  private static AccessFile file(Settings settings) throws UnreachableException {
    Optional<Path> data = settings.path(Catalog.DATA);
    try {
      return data.isEmpty() ? null : AccessFile.read(data.get().resolve(AccessFile.NAME));
    } catch (IOException e) {
      throw new UnreachableException(e.getMessage() + " cannot be read");
    }
  }

  /** Whether the node that wrote the file is the one that the settings name; in a container they are those of the server. */
  private static boolean isMeant(AccessFile file, Settings settings) {
    URI uri = URI.create(file.url());
    int port = settings.get(Catalog.ADMIN_PORT).number();
    return uri.getHost().equals(bracketed(host(settings))) && (port < 0 || port == uri.getPort());
  }

  /** Who listens everywhere is reached at the loopback address. */
  private static String host(Settings settings) {
    String host = settings.get(Catalog.ADMIN_HOST);
    return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
  }

  private static String bracketed(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }
}
