package io.moonbus.conformance;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

/** The suite on one server. */
@Timeout(120)
class OneNodeTest extends RestartSuite {

  @Override
  Nodes startNodes(Path home) throws Exception {
    return new OneNode(home, Map.of());
  }
}
