package io.moonbus.conformance;

import java.util.List;

/** The servers that a suite runs on: one, or several that form a cluster. All run the same applications. */
interface Nodes extends AutoCloseable {

  /** The HTTP ports, one per server. */
  List<Integer> ports();

  /** Stops one as an operator would, and starts it again with what it has on disk. */
  void restart(int node) throws Exception;

  /** Everything that was logged until now. */
  String log();

  @Override
  void close() throws Exception;
}
