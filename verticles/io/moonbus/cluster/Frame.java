package io.moonbus.cluster;

import io.vertx.core.buffer.Buffer;

/** What two links say to each other; written and read by {@link FrameCodec}. */
sealed interface Frame {

  /**
   * How every frame of the handshake begins, in every version of the protocol.
   *
   * @param protocol the sender's version of the protocol
   * @param from     the sender's id
   * @param version  the sender's version of Moonbus
   */
  record Head(int protocol, String from, String version) {
  }

  /** A frame of the handshake. */
  sealed interface Greeting extends Frame {

    Head head();
  }

  /** Asks the other side to begin. */
  record Knock(Head head) implements Greeting {
  }

  /** Begins: the number of the one who begins. */
  record Hello(Head head, byte[] nonce) implements Greeting {
  }

  /** Answers: both numbers, what the node tells of itself, and the proof over all that. */
  record Reply(Head head, byte[] nonce, byte[] answer, byte[] about, byte[] proof) implements Greeting {
  }

  /** The same from the one who began. */
  record Proof(Head head, byte[] nonce, byte[] answer, byte[] about, byte[] proof) implements Greeting {
  }

  /** Ends the handshake: the other does not belong to the cluster. */
  record Refused(Head head, boolean byVersion) implements Greeting {
  }

  /** A frame between nodes that have proven themselves; the tag shows that it is of their session. */
  sealed interface Tagged extends Frame {

    Tag tag();
  }

  /** Ends the handshake well. */
  record Welcome(Tag tag) implements Tagged {
  }

  /** What the node tells of itself has changed. */
  record About(Tag tag, byte[] about) implements Tagged {
  }

  /** The node leaves. */
  record Bye(Tag tag) implements Tagged {
  }

  /** @param request 0 = nobody waits for an answer */
  record Message(Tag tag, long request, String topic, Buffer body) implements Tagged {
  }

  record Answer(Tag tag, long request, Buffer body) implements Tagged {
  }

  record Failed(Tag tag, long request, NodeException.Reason reason, String text) implements Tagged {
  }

  /** 16 bytes that only the two nodes know. */
  record Tag(long high, long low) {
  }
}
