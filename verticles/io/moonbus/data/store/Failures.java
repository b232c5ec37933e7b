package io.moonbus.data.store;

import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Locale;

/** Makes errors of the system and of the engine readable. */
final class Failures {

  private Failures() {
  }

  /** A folder that cannot be opened. */
  static StoreException unusable(Path folder, Throwable cause) {
    return new StoreException("the folder " + folder + " (setting data) cannot be used: " + reason(cause), cause);
  }

  /** A group that could not be written. */
  static StoreException unwritten(Path folder, Throwable cause) {
    return new StoreException("cannot write to the folder " + folder + " (setting data): " + reason(cause)
        + (full(cause) ? "; make room on that disk: what waits is written as soon as there is some" : ""), cause);
  }

  private static boolean full(Throwable cause) {
    String text = reason(cause).toLowerCase(Locale.ROOT);
    return text.contains("no space") || text.contains("too large") || text.contains("quota");
  }

  /** What the system said, without what the engine says around it. */
  static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    if (root instanceof AccessDeniedException) {
      return "no permission for " + root.getMessage();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage().lines().findFirst().orElse("");
  }
}
