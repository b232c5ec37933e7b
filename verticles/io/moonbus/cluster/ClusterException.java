package io.moonbus.cluster;

/** Why this node cannot be part of its cluster; the message tells what is wrong, where, and what to do. */
public final class ClusterException extends RuntimeException {

  public ClusterException(String message) {
    super(message);
  }

  public ClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
