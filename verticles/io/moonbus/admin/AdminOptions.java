package io.moonbus.admin;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.function.Function;

/** How the listener for operators runs. Chained setters; each checks its value and names the option. */
public final class AdminOptions {

  /** Default of {@link #host()}: this machine only. */
  public static final String DEFAULT_HOST = "127.0.0.1";
  /** Default of {@link #port()}. */
  public static final int DEFAULT_PORT = 8090;

  private String host = DEFAULT_HOST;
  private int port = DEFAULT_PORT;
  private String token = "";
  private boolean openMetrics;
  private Path file;
  private String node = "";
  private Function<Vertx, Encryption> encryption;

  /** The address that it binds. */
  public String host() {
    return host;
  }

  /** @see #host() */
  public AdminOptions host(String value) {
    require(!value.isEmpty(), "host must not be empty");
    host = value;
    return this;
  }

  /** The port, 0 = a free one. When the default one is in use, a free one is taken. */
  public int port() {
    return port;
  }

  /** @see #port() */
  public AdminOptions port(int value) {
    require(value >= 0 && value <= 65535, "port must be from 0 to 65535");
    port = value;
    return this;
  }

  /** What requests must bring; empty = a random one of each start. */
  public String token() {
    return token;
  }

  /** @see #token() */
  public AdminOptions token(String value) {
    token = value;
    return this;
  }

  /** Whether the figures are shown without token. */
  public boolean openMetrics() {
    return openMetrics;
  }

  /** @see #openMetrics() */
  public AdminOptions openMetrics(boolean value) {
    openMetrics = value;
    return this;
  }

  /** Where address and token are written for commands on this machine, {@code null} = nowhere. */
  public Path file() {
    return file;
  }

  /** @see #file() */
  public AdminOptions file(Path value) {
    file = value;
    return this;
  }

  /** What the node is called. */
  public String node() {
    return node;
  }

  /** @see #node() */
  public AdminOptions node(String value) {
    node = value;
    return this;
  }

  /** Makes the encryption of the listener when it starts, {@code null} = none. */
  public Function<Vertx, Encryption> encryption() {
    return encryption;
  }

  /** @see #encryption() */
  public AdminOptions encryption(Function<Vertx, Encryption> value) {
    encryption = value;
    return this;
  }

  private static void require(boolean ok, String message) {
    if (!ok) {
      throw new IllegalArgumentException(message);
    }
  }
}
