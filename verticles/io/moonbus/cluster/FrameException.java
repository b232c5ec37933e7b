package io.moonbus.cluster;

/** Bytes of another node that are no frame. Carries no stack trace. */
final class FrameException extends RuntimeException {

  FrameException(String message) {
    super(message, null, false, false);
  }
}
