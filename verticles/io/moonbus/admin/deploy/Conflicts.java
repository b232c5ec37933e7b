package io.moonbus.admin.deploy;

import io.moonbus.event.MountedException;
import java.net.BindException;

/** Failures that mean that something else has what is wanted. */
public final class Conflicts {

  private Conflicts() {
  }

  /** Whether a port is in use; the system's own transport has no type for that. */
  public static boolean isPortInUse(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return failure instanceof BindException || message.contains("Address already in use")
        || failure.getCause() != null && isPortInUse(failure.getCause());
  }

  /** Whether a verticle may start when another one has stopped. */
  static boolean isWithOther(Throwable failure) {
    return failure instanceof MountedException || isPortInUse(failure);
  }
}
