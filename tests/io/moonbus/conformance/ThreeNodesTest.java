package io.moonbus.conformance;

import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;

/** The suite on three servers, each a process of its own. */
@Timeout(300)
class ThreeNodesTest extends RestartSuite {

  @Override
  Nodes startNodes(Path home) throws Exception {
    return new ProcessNodes(home, 3);
  }
}
