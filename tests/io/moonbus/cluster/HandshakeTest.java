package io.moonbus.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.cluster.Frame.Head;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HandshakeTest {

  private static final Secret SECRET = new Secret("test", "what all know");
  private static final byte[] ABOUT_A = "about a".getBytes(StandardCharsets.UTF_8);
  private static final byte[] ABOUT_B = "about b".getBytes(StandardCharsets.UTF_8);

  private final Handshake a = new Handshake(SECRET, "a", "b");
  private final Handshake b = new Handshake(SECRET, "b", "a");

  @Test
  void twoThatKnowTheSecretShareASession() {
    Frame.Reply reply = b.reply(head("b"), a.hello(head("a")), ABOUT_B);
    assertThat(a.accepts(reply)).isTrue();
    Frame.Proof proof = a.proof(head("a"), reply, ABOUT_A);
    Handshake.Session ofA = a.session(reply);
    assertThat(b.accepts(proof)).isTrue();
    Handshake.Session ofB = b.session(proof);
    assertThat(ofA.out()).isEqualTo(ofB.in()).isNotEqualTo(ofA.in());
    assertThat(ofA.in()).isEqualTo(ofB.out());
    assertThat(ofA.about()).isEqualTo(ABOUT_B);
    assertThat(ofB.about()).isEqualTo(ABOUT_A);
  }

  @Test
  void whoKnowsAnotherSecretIsNotAccepted() {
    Handshake stranger = new Handshake(new Secret("test", "something else"), "b", "a");
    Frame.Reply reply = stranger.reply(head("b"), a.hello(head("a")), ABOUT_B);
    assertThat(a.isFor(reply)).isTrue();
    assertThat(a.accepts(reply)).isFalse();
    Frame.Hello hello = new Handshake(new Secret("test", "something else"), "a", "b").hello(head("a"));
    Frame.Reply honest = b.reply(head("b"), hello, ABOUT_B);
    assertThat(b.accepts(new Handshake(new Secret("test", "something else"), "a", "b")
        .proof(head("a"), honest, ABOUT_A))).isFalse();
  }

  @Test
  void theSameSecretProvesNothingInAnotherCluster() {
    Handshake other = new Handshake(new Secret("other", "what all know"), "b", "a");
    assertThat(a.accepts(other.reply(head("b"), a.hello(head("a")), ABOUT_B))).isFalse();
  }

  @Test
  void whatWasRecordedCannotBeUsedAgain() {
    Frame.Hello hello = a.hello(head("a"));
    Frame.Reply reply = b.reply(head("b"), hello, ABOUT_B);
    Frame.Proof proof = a.proof(head("a"), reply, ABOUT_A);
    a.session(reply);
    b.session(proof);
    assertThat(a.accepts(reply)).isFalse();
    assertThat(b.accepts(proof)).isFalse();
    a.hello(head("a"));
    b.reply(head("b"), hello, ABOUT_B);
    assertThat(a.accepts(reply)).isFalse();
    assertThat(b.accepts(proof)).isFalse();
  }

  @Test
  void aProofSentBackIsNotAccepted() {
    Frame.Hello hello = a.hello(head("a"));
    // An attacker answers with what the same node answers to its number.
    Frame.Reply mirrored = a.reply(head("a"), hello, ABOUT_A);
    assertThat(a.accepts(mirrored)).isFalse();
  }

  @Test
  void whatIsToldCannotBeChangedOnTheWay() {
    Frame.Reply reply = b.reply(head("b"), a.hello(head("a")), ABOUT_B);
    assertThat(a.accepts(new Frame.Reply(reply.head(), reply.nonce(), reply.answer(), ABOUT_A, reply.proof()))).isFalse();
    Frame.Proof proof = a.proof(head("a"), reply, ABOUT_A);
    assertThat(b.accepts(new Frame.Proof(proof.head(), proof.nonce(), proof.answer(), ABOUT_B, proof.proof()))).isFalse();
  }

  @Test
  void anAnswerToAnEarlierBeginningIsNotAccepted() {
    Frame.Reply early = b.reply(head("b"), a.hello(head("a")), ABOUT_B);
    a.hello(head("a"));
    assertThat(a.isFor(early)).isFalse();
    assertThat(a.accepts(early)).isFalse();
  }

  @Test
  void namesFromTheSecretDifferBySecretClusterAndPurpose() {
    assertThat(SECRET.name("one")).hasSize(16).isEqualTo(new Secret("test", "what all know").name("one"))
        .isNotEqualTo(SECRET.name("two")).isNotEqualTo(new Secret("other", "what all know").name("one"))
        .isNotEqualTo(new Secret("test", "").name("one"));
  }

  private static Head head(String from) {
    return new Head(Cluster.PROTOCOL, from, "1.0");
  }
}
