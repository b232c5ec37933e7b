package io.moonbus.data.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.data.DataPath;
import io.moonbus.data.Register;
import io.moonbus.data.Store;
import io.moonbus.data.Value;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A node of which both files were damaged, so that removals and what it knew of others may be lost. */
class SalvagedTest extends TwoNodes {

  private void damageA(DataPath path, Register saved) {
    diskA.registers.clear();
    diskA.registers.put(path, saved);
    diskA.metadata.clear();
    diskA.metadata.put(Store.INCOMPLETE, new byte[0]);
  }

  private void removeEverywhere() {
    a.replica().remove(PATH);
    settle();
    assertThat(a.collect() || b.collect()).isFalse();
    assertThat(b.replica().state().root.registers()).isZero();
  }

  @Test
  void bringsNothingBackThatOthersHaveRemoved() throws IOException {
    Register old = a.replica().register(PATH);
    removeEverywhere();
    damageA(PATH, old);
    restartA();
    assertThat(value(a)).isNull();
    assertThat(value(b)).isNull();
    assertThat(a.takeAside()).containsOnlyKeys(PATH);
    assertThat(a.caughtUp()).isTrue();
  }

  @Test
  void bringsNothingBackEvenWhenItsClockIsBehind() throws IOException {
    Register old = a.replica().register(PATH);
    removeEverywhere();
    b.replica().put(DataPath.of("kept"), Value.of("1"));
    settle();
    damageA(PATH, old);
    long real = now;
    now = 1;
    a = open(diskA, fromA);
    now = real;
    b.left("a");
    a.joined("b");
    b.joined("a");
    settle();
    assertThat(value(b)).isNull();
    assertThat(a.replica().register(DataPath.of("kept"))).isEqualTo(b.replica().register(DataPath.of("kept")));
  }

  @Test
  void keepsWhatWasWrittenSince() throws IOException {
    Register old = a.replica().register(PATH);
    removeEverywhere();
    damageA(DataPath.of("old"), old);
    a = open(diskA, fromA);
    assertThat(a.replica().register(DataPath.of("old")).value()).isEqualTo(Value.of("1"));
    a.replica().put(PATH, Value.of("2"));
    store(a, diskA);
    restartA();
    assertThat(value(a)).isEqualTo(Value.of("2"));
    assertThat(value(b)).isEqualTo(Value.of("2"));
    assertThat(a.takeAside()).containsOnlyKeys(DataPath.of("old"));
  }

  @Test
  void givesWhatWasSavedToANewNode() throws IOException {
    damageA(PATH, a.replica().register(PATH));
    diskB.registers.clear();
    diskB.metadata.clear();
    b = open(diskB, fromB);
    restartA();
    assertThat(value(b)).isEqualTo(Value.of("1"));
    assertThat(b.takeAside()).isEmpty();
  }
}
