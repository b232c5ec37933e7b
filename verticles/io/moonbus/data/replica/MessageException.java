package io.moonbus.data.replica;

/** Bytes that are no message, or no metadata. Carries no stack trace. */
public final class MessageException extends RuntimeException {

  MessageException(String message, int position) {
    super(message + " at byte " + position, null, false, false);
  }
}
