package io.moonbus.cluster;

/** Why a message did not reach a node or a request got no answer. Carries no stack trace. */
public final class NodeException extends RuntimeException {

  /** What went wrong. */
  public enum Reason {
    /** The node is not (any more) one of the cluster's; nothing was sent. */
    GONE,
    /** The node does not handle the topic. */
    NO_HANDLER,
    /** The body is larger than the limit; nothing was sent. */
    TOO_LARGE,
    /** No answer came in time; whether the request was handled is not known. */
    TIMEOUT,
    /** The handler failed; the message of the exception is its own. */
    FAILED,
    /** The node left before it answered; whether the request was handled is not known. */
    LEFT
  }

  private final Reason reason;

  public NodeException(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  /** What went wrong. */
  public Reason reason() {
    return reason;
  }
}
