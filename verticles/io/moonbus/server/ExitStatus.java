package io.moonbus.server;

/** What the process tells whoever started it; above 1 as in sysexits.h. */
final class ExitStatus {

  static final int OK = 0;
  /** What was asked for is not so: a check found errors, the server is not healthy. */
  static final int FAILED = 1;
  /** The command line is not understood. */
  static final int USAGE = 64;
  /** No listener could be started. */
  static final int UNAVAILABLE = 69;
  /** A file cannot be written. */
  static final int CANNOT_CREATE = 73;
  /** A setting is wrong. */
  static final int CONFIGURATION = 78;

  private ExitStatus() {
  }
}
