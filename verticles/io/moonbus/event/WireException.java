package io.moonbus.event;

/** A batch from another node that cannot be decoded. Carries no stack trace. */
final class WireException extends RuntimeException {

  WireException(String message, int position) {
    super(message + " at byte " + position, null, false, false);
  }
}
