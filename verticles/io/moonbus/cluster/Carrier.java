package io.moonbus.cluster;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/** What brings frames to other nodes and knows which there are. */
interface Carrier {

  /** This node. */
  String self();

  /** The nodes of the cluster, this one included, in the order in which they joined. */
  List<String> members();

  /** Where a member gets frames, for people. */
  String place(String nodeId);

  /** Sends a frame; what cannot be delivered is lost. Frames to one node stay in order. */
  void send(String nodeId, Buffer frame);
}
