package io.moonbus.cluster;

/** Another node, as the link's own thread sees it. */
final class Peer {

  final String id;
  final Handshake handshake;
  /** Whether this node begins handshakes; of two nodes one does. */
  final boolean begins;
  /** What it told when both had proven themselves; {@code null} = they have not. */
  NodeInfo linked;
  /** Whether there was a try to link. */
  boolean asked;
  /** The time of the next try. */
  long next;
  /** When something came within the session. */
  long heard;
  /** Since when there should be a link. */
  long since;
  /** Whether it was told that there is none. */
  boolean silent;
  /** It said that it leaves, or does not belong here; nothing is expected of it any more. */
  boolean over;
  /** A session that begins when the other says welcome. */
  Handshake.Session offered;

  Peer(String id, Handshake handshake, boolean begins) {
    this.id = id;
    this.handshake = handshake;
    this.begins = begins;
  }
}
