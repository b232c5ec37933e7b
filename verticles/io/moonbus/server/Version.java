package io.moonbus.server;

import java.util.Objects;

/** Which Moonbus this is. */
final class Version {

  private Version() {
  }

  /** The version in the jar's manifest, {@code development} when it runs from classes. */
  static String moonbus() {
    return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
  }

  static String jvm() {
    return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
  }
}
