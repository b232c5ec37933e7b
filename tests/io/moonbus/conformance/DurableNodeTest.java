package io.moonbus.conformance;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

/** The suite on one server that tells nobody what is not on disk. */
@Timeout(120)
class DurableNodeTest extends RestartSuite {

  @Override
  Nodes startNodes(Path home) throws Exception {
    return new OneNode(home, Map.of("data.flush", "0"));
  }
}
