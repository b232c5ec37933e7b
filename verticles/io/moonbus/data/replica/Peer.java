package io.moonbus.data.replica;

import io.moonbus.data.DataPath;

/** A node that can be reached. */
final class Peer {

  final String node;
  /** What it told last; {@code null} until it told something. */
  Message.Digest digest;
  /** Whether everything it had since the cluster changed has been taken over. */
  boolean pulled;
  /** When it was known last that nothing it wrote is missing, in milliseconds since 1970; 0 = not since it joined. */
  long completeAt;
  /** Its {@link Message.Digest#rescues} when taking over began. */
  long rescues;
  /** Whether people were told that its clock is ahead. */
  boolean warned;
  /** What it asked for before it was known as a member in the store; {@code null} = nothing. */
  Message.Pull waiting;
  /** Its writes are being taken over; {@code null} = no. */
  Pulling pulling;

  Peer(String node) {
    this.node = node;
  }

  long replica() {
    return Origins.replica(digest.origin());
  }

  /** Taking over what another node has. */
  static final class Pulling {

    long request;
    long askedAt;
    DataPath after;
    /** The first part of the answer: what is known at the end. */
    Message.Page first;
  }
}
