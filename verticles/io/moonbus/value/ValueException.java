package io.moonbus.value;

/** Input that is malformed, over a limit, or has no form in the notation asked for. Carries no stack trace. */
public final class ValueException extends RuntimeException {

  private final long position;

  /**
   * @param message  what is wrong, without the position
   * @param position offset in bytes, -1 when there is none
   */
  public ValueException(String message, long position) {
    super(position < 0 ? message : message + " at byte " + position, null, false, false);
    this.position = position;
  }

  /** Offset in bytes, -1 when there is none. */
  public long position() {
    return position;
  }
}
