package io.moonbus.cluster;

import io.moonbus.cluster.Frame.Head;
import io.moonbus.cluster.Frame.Tag;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * How two nodes prove to each other that they know the secret: each gives a number that it uses once and a digest, with
 * the secret as key, of both numbers, both ids and what it tells of itself. What was recorded cannot be used again, and
 * neither side's proof can be sent back as one's own. Without network and clock; one for each other node.
 */
final class Handshake {

  private final Secret secret;
  private final String self;
  private final String other;
  private byte[] nonce;
  private byte[] theirs;
  private byte[] answer;
  private byte[] told;

  /**
   * What two nodes share after it.
   *
   * @param out   tag of what this node sends
   * @param in    tag of what it gets
   * @param about what the other tells of itself
   */
  record Session(Tag out, Tag in, byte[] about) {
  }

  Handshake(Secret secret, String self, String other) {
    this.secret = secret;
    this.self = self;
    this.other = other;
  }

  /** Begins, again if it had. */
  Frame.Hello hello(Head head) {
    nonce = Secret.nonce();
    return new Frame.Hello(head, nonce);
  }

  /** Takes no answer to the last beginning any more. */
  void cancel() {
    nonce = null;
  }

  /** Answers the one who begins. */
  Frame.Reply reply(Head head, Frame.Hello hello, byte[] about) {
    theirs = hello.nonce();
    told = about;
    answer = Secret.nonce();
    return new Frame.Reply(head, theirs, answer, about,
        digest("answers", other, self, theirs, answer, about, new byte[0]));
  }

  /** Whether an answer is to the last beginning, whoever gave it. */
  boolean isFor(Frame.Reply reply) {
    return nonce != null && Arrays.equals(reply.nonce(), nonce);
  }

  /** Whether a proof is of the last answer, whoever gave it. */
  boolean isFor(Frame.Proof proof) {
    return answer != null && Arrays.equals(proof.nonce(), theirs) && Arrays.equals(proof.answer(), answer);
  }

  /** Whether an answer is to the last beginning and proves the other. */
  boolean accepts(Frame.Reply reply) {
    return isFor(reply) && MessageDigest.isEqual(reply.proof(),
        digest("answers", self, other, reply.nonce(), reply.answer(), reply.about(), new byte[0]));
  }

  /** Proves itself to the one whose answer was accepted. */
  Frame.Proof proof(Head head, Frame.Reply reply, byte[] about) {
    return new Frame.Proof(head, reply.nonce(), reply.answer(), about,
        digest("begins", self, other, reply.nonce(), reply.answer(), reply.about(), about));
  }

  /** The session of the one who began; the handshake is over. */
  Session session(Frame.Reply reply) {
    nonce = null;
    return new Session(tag("begins", self, other, reply.nonce(), reply.answer()),
        tag("answers", self, other, reply.nonce(), reply.answer()), reply.about());
  }

  /** Whether it proves the other, who began. */
  boolean accepts(Frame.Proof proof) {
    return isFor(proof) && MessageDigest.isEqual(proof.proof(),
            digest("begins", other, self, proof.nonce(), proof.answer(), told, proof.about()));
  }

  /** The session of the one who answered; the handshake is over. */
  Session session(Frame.Proof proof) {
    answer = null;
    return new Session(tag("answers", other, self, proof.nonce(), proof.answer()),
        tag("begins", other, self, proof.nonce(), proof.answer()), proof.about());
  }

  private Tag tag(String role, String beginner, String answerer, byte[] one, byte[] two) {
    ByteBuffer bytes = ByteBuffer.wrap(digest("tag " + role, beginner, answerer, one, two, new byte[0], new byte[0]));
    return new Tag(bytes.getLong(), bytes.getLong());
  }

  private byte[] digest(String role, String beginner, String answerer, byte[] one, byte[] two, byte[] about,
                        byte[] more) {
    return secret.digest(role, beginner.getBytes(StandardCharsets.UTF_8), answerer.getBytes(StandardCharsets.UTF_8),
        one, two, about, more);
  }
}
