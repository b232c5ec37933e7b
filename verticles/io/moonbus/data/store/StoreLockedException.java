package io.moonbus.data.store;

/** The folder of the store is in use by another process. */
public final class StoreLockedException extends StoreException {

  private static final long serialVersionUID = 1L;

  StoreLockedException(String message) {
    super(message);
  }
}
