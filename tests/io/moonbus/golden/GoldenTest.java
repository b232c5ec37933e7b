package io.moonbus.golden;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Replays the conformance suite against this server, a test per case. */
class GoldenTest {

  private static GoldenServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new GoldenServer(folder().resolve("www"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static Path folder() throws Exception {
    return Path.of(GoldenTest.class.getResource("/golden").toURI());
  }

  @TestFactory
  Stream<DynamicContainer> families() throws Exception {
    return cases().collect(Collectors.groupingBy(Case::family)).entrySet().stream()
        .map(family -> DynamicContainer.dynamicContainer(family.getKey(), tests(family.getValue())));
  }

  /** The recorded cases and, in the same form, cases of our own that follow from the rules. */
  private static Stream<Case> cases() throws Exception {
    return Stream.concat(Case.all(folder()).stream(), Case.all(folder().resolve("more")).stream());
  }

  private static List<DynamicTest> tests(List<Case> cases) {
    return cases.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> replay(each))).toList();
  }

  private static void replay(Case replayed) throws IOException {
    try {
      switch (replayed.kind()) {
        case "http" -> HttpReplay.run(replayed, server.target());
        case "ws" -> WsReplay.run(replayed, server.target());
        default -> LuaReplay.run(replayed, server.target());
      }
    } catch (Difference e) {
      throw new AssertionError(replayed.name() + ": " + e.getMessage(), e);
    }
  }
}
