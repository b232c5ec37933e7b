package io.moonbus.server.settings;

/** A settings file that is not one. */
public final class IniException extends RuntimeException {

  private final int line;

  IniException(String message, int line) {
    super(message, null, false, false);
    this.line = line;
  }

  /** The number of the line, from 1; 0 when the file as a whole is meant. */
  public int line() {
    return line;
  }
}
