package io.moonbus.data.json;

/** A text that is no data; the message says what is wrong where. Carries no stack trace. */
public final class ImportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ImportException(String message) {
    super(message, null, false, false);
  }
}
