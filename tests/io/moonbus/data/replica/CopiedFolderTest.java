package io.moonbus.data.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.data.DataPath;
import io.moonbus.data.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A data folder that was copied, or that is an older state of itself. */
class CopiedFolderTest extends TwoNodes {

  private final List<String> warnings = new ArrayList<>();

  @Override
  void warned(String message) {
    warnings.add(message);
  }

  private static long replica(ReplicaNode node) {
    return Origins.replica(node.replica().state().self.origin());
  }

  private static Value value(ReplicaNode node, String key) {
    var register = node.replica().register(DataPath.of(key));
    return register == null ? null : register.value();
  }

  private void write(ReplicaNode node, String key) {
    node.replica().put(DataPath.of(key), Value.of(key));
  }

  @Test
  void anOlderStateBringsNothingBackAndSkipsNothing() throws IOException {
    SimDisk backup = diskA.copy();
    long before = replica(a);
    a.replica().remove(PATH);
    write(a, "later");
    settle();
    assertThat(a.collect() || b.collect()).isFalse();
    assertThat(b.replica().state().tombstones).isEmpty();
    diskA.become(backup);
    b.left("a");
    a = open(diskA, fromA);
    assertThat(value(a)).isEqualTo(Value.of("1"));
    write(a, "meanwhile");
    meetAgain();
    for (ReplicaNode node : List.of(a, b)) {
      assertThat(value(node)).isNull();
      assertThat(value(node, "later")).isEqualTo(Value.of("later"));
      assertThat(value(node, "meanwhile")).isEqualTo(Value.of("meanwhile"));
    }
    assertThat(replica(a)).isNotEqualTo(before);
    assertThat(a.takeAside()).containsOnlyKeys(PATH);
    assertThat(warnings).singleElement().asString().contains("node a", "copy or an older state");
  }

  @Test
  void anOlderStateIsFoundByANodeThatWasNotThere() throws IOException {
    SimDisk backup = diskA.copy();
    a.replica().remove(PATH);
    settle();
    assertThat(a.collect() || b.collect()).isFalse();
    store(b, diskB);
    diskA.become(backup);
    b = open(diskB, fromB);
    restartA();
    assertThat(value(a)).isNull();
    assertThat(warnings).hasSize(1);
  }

  @Test
  void aCopyBecomesAnotherReplica() throws IOException {
    SimDisk copy = diskA.copy();
    a.left("b");
    b = open(copy, fromB);
    diskB.become(copy);
    write(a, "original");
    write(b, "copy");
    meetAgain();
    settle();
    assertThat(replica(a)).isNotEqualTo(replica(b));
    write(a, "original2");
    write(b, "copy2");
    settle();
    for (ReplicaNode node : List.of(a, b)) {
      for (String key : List.of("original", "copy", "original2", "copy2")) {
        assertThat(value(node, key)).isEqualTo(Value.of(key));
      }
    }
    assertThat(warnings).isNotEmpty();
  }

  @Test
  void aRestartIsNoCopy() throws IOException {
    for (int i = 0; i < 3; i++) {
      write(a, "x" + i);
      settle();
      restartA();
    }
    assertThat(warnings).isEmpty();
    assertThat(value(b, "x2")).isNotNull();
  }
}
