package io.moonbus.server;

/**
 * A place where clients connect.
 *
 * @param name    section of its settings: {@code HTTP} or {@code HTTPS}
 * @param host    the address that it binds
 * @param port    the actual port; that of the settings when it could not start
 * @param failure why it could not start, {@code null} when it listens
 */
public record Listener(String name, String host, int port, Throwable failure) {

  /** Whether it serves. */
  public boolean listens() {
    return failure == null;
  }

  /** What a browser on this machine opens. */
  public String url() {
    String shown = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
    return name.toLowerCase(java.util.Locale.ROOT) + "://" + shown + ":" + port + "/";
  }
}
