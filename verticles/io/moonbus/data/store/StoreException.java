package io.moonbus.data.store;

import java.io.IOException;

/** A store that cannot be opened, read or written; the message tells where and what to do. */
public class StoreException extends IOException {

  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
