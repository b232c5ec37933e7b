package io.moonbus.data.replica;

import io.moonbus.data.DataOptions;
import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import io.moonbus.data.Store;
import io.moonbus.data.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;

/** Two nodes that have met, and know of a value. */
abstract class TwoNodes {

  static final DataPath PATH = DataPath.of("k");

  final Random random = new Random(7);
  final SimDisk diskA = new SimDisk();
  final SimDisk diskB = new SimDisk();
  final List<Message> fromA = new ArrayList<>();
  final List<Message> fromB = new ArrayList<>();
  long now = 1_700_000_000_000L;
  ReplicaNode a;
  ReplicaNode b;

  @BeforeEach
  void meet() throws IOException {
    a = open(diskA, fromA);
    now++;
    b = open(diskB, fromB);
    a.replica().put(PATH, Value.of("1"));
    store(a, diskA);
    a.joined("b");
    b.joined("a");
    settle();
  }

  ReplicaNode open(Store store, List<Message> sent) throws IOException {
    return ReplicaNode.open(store, new DataOptions(), () -> now, random::nextLong, new Output() {
      @Override
      public void send(String node, Message message) {
        sent.add(message);
      }

      @Override
      public void warn(String message) {
        warned(message);
      }
    });
  }

  void warned(String message) {
    throw new AssertionError(message);
  }

  /** The process of the first node ends, and another begins with what its disk has. */
  void restartA() throws IOException {
    b.left("a");
    a = open(diskA, fromA);
    meetAgain();
  }

  void meetAgain() {
    fromA.clear();
    fromB.clear();
    a.joined("b");
    b.joined("a");
    settle();
  }

  static void store(ReplicaNode node, SimDisk disk) {
    ReplicaNode.Write write = node.write(node.drain(), false);
    write.batches().forEach(disk::write);
    write.succeeded();
  }

  void deliver() {
    while (!fromA.isEmpty() || !fromB.isEmpty()) {
      List<Message> toB = List.copyOf(fromA);
      List<Message> toA = List.copyOf(fromB);
      fromA.clear();
      fromB.clear();
      toB.forEach(message -> b.receive("a", message, now));
      toA.forEach(message -> a.receive("b", message, now));
    }
  }

  void settle() {
    for (int i = 0; i < 8; i++) {
      now += 1000;
      deliver();
      store(a, diskA);
      store(b, diskB);
      a.tick(now);
      b.tick(now);
    }
    deliver();
  }

  static Value value(ReplicaNode node) {
    return node.replica().read(DataPath.ROOT).value(Key.of("k"));
  }

  static <T extends Message> List<T> only(List<Message> messages, Class<T> type) {
    return messages.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
