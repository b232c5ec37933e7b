package io.moonbus.admin.deploy;

import io.moonbus.admin.deploy.DeploymentException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Which names applications and the files in their packages may have. */
public final class EntryNames {

  /** As in the command {@code new}. */
  private static final Pattern APPLICATION = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*");
  private static final int MAX_APPLICATION = 200;
  private static final int MAX_FILE = 1024;
  private static final int MAX_PART = 255;
  private static final int MAX_DEPTH = 32;

  private EntryNames() {
  }

  /** @throws DeploymentException when an application cannot be called so */
  public static String application(String name) {
    if (name == null || name.length() > MAX_APPLICATION || !APPLICATION.matcher(name).matches()) {
      throw new DeploymentException(Reason.INVALID, name + " cannot be the name of an application: letters, digits, - and _ "
          + "are allowed, and / between names");
    }
    return name;
  }

  /** @throws DeploymentException when a file in a package must not be called so, since it would get out of its folder */
  static String file(String name) {
    if (name.getBytes(StandardCharsets.UTF_8).length > MAX_FILE) {
      throw refused(name.substring(0, 60) + "…", "the name is too long");
    }
    String[] parts = name.split("/", -1);
    if (parts.length > MAX_DEPTH) {
      throw refused(name, "more than " + MAX_DEPTH + " folders deep");
    }
    for (String part : parts) {
      part(name, part);
    }
    return name;
  }

  private static void part(String name, String part) {
    if (part.isEmpty()) {
      throw refused(name, "it begins, ends or goes on with a slash");
    }
    if (part.startsWith(".")) {
      throw refused(name, "names that begin with a dot are not deployed");
    }
    if (part.getBytes(StandardCharsets.UTF_8).length > MAX_PART) {
      throw refused(name, "the name is too long");
    }
    if (part.chars().anyMatch(c -> c < ' ' || c == '\\' || c == ':' || c == 0x7f)) {
      throw refused(name, "it has a backslash, a colon or a control character");
    }
  }

  private static DeploymentException refused(String name, String why) {
    String shown = name.replaceAll("\\p{Cntrl}", "?");
    return new DeploymentException(Reason.INVALID, "the file " + shown + " in the package is refused: " + why);
  }
}
