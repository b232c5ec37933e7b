package io.moonbus.admin.deploy;

import java.util.Locale;

/** What an application that can be deployed consists of. */
public enum Kind {
  /** A folder below {@code www/}; its package is a zip archive. */
  FOLDER,
  /** A verticle in a jar, which is its package. */
  JAR;

  /** As in messages. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** @throws DeploymentException when there is no such kind */
  public static Kind of(String text) {
    for (Kind kind : values()) {
      if (kind.text().equals(text)) {
        return kind;
      }
    }
    throw new DeploymentException(DeploymentException.Reason.INVALID, "kind must be folder or jar, not " + text);
  }
}
