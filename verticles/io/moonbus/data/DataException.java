package io.moonbus.data;

/** Something cannot be written: it goes beyond a limit. The message names the setting. Carries no stack trace. */
public final class DataException extends RuntimeException {

  public DataException(String message) {
    super(message, null, false, false);
  }
}
