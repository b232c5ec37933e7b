package io.moonbus.server.settings;

/**
 * Where to listen.
 *
 * @param number 1 to 65535, {@code 0} = not at all, {@code -1} = any free port
 */
public record Port(int number) {

  /** Any free port. */
  public static final Port AUTO = new Port(-1);

  /** Whether to listen at all. */
  public boolean isOn() {
    return number != 0;
  }

  /** The number to bind, in the sense of sockets: 0 = any free port. */
  public int toBind() {
    return Math.max(number, 0);
  }
}
