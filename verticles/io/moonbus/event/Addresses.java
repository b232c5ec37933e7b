package io.moonbus.event;

/** The event-bus addresses of the contract. */
public final class Addresses {

  private static final String APP = "moonbus.app.";
  private static final String CLIENT = "moonbus.client.";
  private static final String PROTOCOL = "moonbus.protocol.";

  private Addresses() {
  }

  /**
   * Where an application receives {@link EventBatch}es.
   *
   * @param path the application's path as in a URL, {@code ""} or {@code "/"} for the root application, e.g. {@code "/chat"}
   * @return e.g. {@code moonbus.app.chat}, {@code moonbus.app..} for the root
   */
  public static String app(String path) {
    String name = path.startsWith("/") ? path.substring(1) : path;
    return APP + (name.isEmpty() ? "." : name);
  }

  /** Where one client receives {@link ClientMessage}s; consumed only on the node that holds its connection. */
  public static String client(String clientId) {
    return CLIENT + clientId;
  }

  /** Where one protocol verticle instance receives {@link MessageBatch}es for any of its clients. */
  public static String protocol(String instanceId) {
    return PROTOCOL + instanceId;
  }
}
