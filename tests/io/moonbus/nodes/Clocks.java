package io.moonbus.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Clocks of nodes that are set while they run, by libfaketime (Debian's package of this name). What is measured by the time
 * since the machine has started stays right, as when a real clock is set.
 */
final class Clocks {

  private static final Optional<Path> LIBRARY = library();
  private static final String FILE = "clock";

  private Clocks() {
  }

  private static Optional<Path> library() {
    try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
      return folders.map(folder -> folder.resolve("faketime/libfaketimeMT.so.1")).filter(Files::isReadable).findAny();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether this machine has what is needed. */
  static boolean canBeSet() {
    return LIBRARY.isPresent();
  }

  /** Has to come before the start of these nodes. */
  static void control(List<NodeProcess> nodes) throws IOException {
    for (NodeProcess node : nodes) {
      write(node, 0);
      node.environment("LD_PRELOAD", LIBRARY.orElseThrow().toString())
          .environment("FAKETIME_TIMESTAMP_FILE", node.home().resolve(FILE).toString())
          .environment("FAKETIME_CACHE_DURATION", "1")
          .environment("FAKETIME_DONT_FAKE_MONOTONIC", "1")
          // Its correction of waiting makes the JVM's waits end at once.
          .environment("FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }
  }

  /** Sets a clock. To be followed by {@link #awaitSet} when the node runs. */
  static void write(NodeProcess node, long secondsAhead) throws IOException {
    Path next = node.home().resolve(FILE + ".next");
    Files.writeString(next, String.format("%+d", secondsAhead));
    Files.move(next, node.home().resolve(FILE), java.nio.file.StandardCopyOption.REPLACE_EXISTING,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  /** Waits until the clock of a node is about so far ahead. */
  static void awaitSet(NodeProcess node, long secondsAhead) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (Math.abs(ahead(node) - secondsAhead) > 60) {
      if (System.nanoTime() > end) {
        throw new AssertionError("the clock of " + node.name() + " is " + ahead(node) + " s ahead, not " + secondsAhead);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private static long ahead(NodeProcess node) throws IOException, InterruptedException {
    return Calls.run(node, "return os.time()").getLong(0) - System.currentTimeMillis() / 1000;
  }
}
