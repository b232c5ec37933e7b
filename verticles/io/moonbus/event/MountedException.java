package io.moonbus.event;

/** An application is already mounted at a path. */
public final class MountedException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  MountedException(String path) {
    super("an application is already mounted at " + (path.isEmpty() ? "/" : path));
  }
}
