package io.moonbus.server;

/** A command line that the program does not understand. */
final class UsageException extends RuntimeException {

  UsageException(String message) {
    super(message);
  }
}
