package io.moonbus.server.settings;

/** Settings that the server cannot start with; the message says which one, where it stands and what is allowed. */
public final class SettingsException extends RuntimeException {

  /** A problem that is not one of a single value. */
  public SettingsException(String message) {
    super(message);
  }

  /** The value of a setting is not allowed. */
  SettingsException(String key, String value, String source, String allowed) {
    super(key + " = " + value + " (" + source + "): must be " + allowed);
  }
}
