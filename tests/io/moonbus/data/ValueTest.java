package io.moonbus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ValueTest {

  @Test
  void textsAreEqualByTheirBytes() {
    Value text = Value.of("ä");
    assertThat(text).isEqualTo(new Value.Text("ä".getBytes(StandardCharsets.UTF_8))).hasToString("ä");
    assertThat(text).hasSameHashCodeAs(Value.of("ä")).isNotEqualTo(Value.of("a"));
    assertThat(Value.of("")).isEqualTo(new Value.Text(new byte[0]));
  }

  @Test
  void typesAreNeverEqualToEachOther() {
    assertThat(List.of(Value.of("1"), Value.of(1), Value.of(true), Value.of("true"))).doesNotHaveDuplicates();
  }

  @Test
  void booleansAreTwo() {
    assertThat(Value.of(true)).isSameAs(Value.Truth.TRUE);
    assertThat(Value.of(false)).isSameAs(Value.Truth.FALSE);
    assertThat(Value.Truth.TRUE.isTrue()).isTrue();
    assertThat(Value.Truth.FALSE.isTrue()).isFalse();
  }

  @Test
  void numbersAreEqualByTheirBits() {
    assertThat(Value.of(Double.NaN)).isEqualTo(Value.of(Double.NaN));
    assertThat(Value.of(-0.0)).as("the sign of zero is kept").isNotEqualTo(Value.of(0.0));
  }

  @Test
  void lengthsAreThoseOfTheBytes() {
    assertThat(Value.of("äb").length()).isEqualTo(3);
    assertThat(Value.of("").length()).isZero();
    assertThat(Value.of(1e300).length()).isEqualTo(8);
    assertThat(Value.of(true).length()).isEqualTo(1);
  }

  @Test
  void theLaterStampWinsAndThenTheGreaterOrigin() {
    assertThat(Stream.of(Stamp.NONE, new Stamp(0, 1), new Stamp(1, 0), new Stamp(1, 1), new Stamp(1L << 62, 0)))
        .isSortedAccordingTo(Stamp::compareTo);
    assertThat(Stamp.compare(5, 9, 6, 0)).isNegative();
    assertThat(Stamp.compare(5, 9, 5, 8)).isPositive();
    assertThat(new Stamp(5, 9)).isEqualByComparingTo(new Stamp(5, 9));
  }

  @Test
  void whatIsRemovedHasNoValueButAStamp() {
    assertThat(new Register(Stamp.NONE, null, 0).value()).isNull();
    assertThatThrownBy(() -> new Register(null, Value.of(1), 0)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void aKeyOfATreeIsEitherAValueOrATable() {
    Key key = Key.of("k");
    Tree tree = new Tree().put(key, Value.of(1));
    tree.branch(key).put(Key.of("inner"), Value.of(2));
    assertThat(tree.values()).isEmpty();
    assertThat(tree.branches()).containsOnlyKeys(key);
    assertThat(tree.branch(key)).isSameAs(tree.branch(key));
    tree.put(key, Value.of(3));
    assertThat(tree.branches()).isEmpty();
    assertThat(tree.values()).containsEntry(key, Value.of(3));
    assertThatThrownBy(() -> tree.values().clear()).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void keysOfATreeAreInOrder() {
    Tree tree = new Tree();
    for (String key : List.of("b", "ä", "", "a", "B")) {
      tree.put(Key.of(key), Value.of(key));
    }
    assertThat(tree.values().keySet()).map(Key::toString).containsExactly("", "B", "a", "b", "ä");
  }

  private record Range(String name, long least, long most, java.util.function.BiConsumer<DataOptions, Long> set,
      java.util.function.ToLongFunction<DataOptions> get, String message) {
  }

  @TestFactory
  Stream<DynamicTest> optionsHoldTheirRanges() {
    int endless = Integer.MAX_VALUE;
    return Stream.of(
        new Range("maxKey", 1, 32768, (o, v) -> o.setMaxKey(v.intValue()), DataOptions::getMaxKey, "1 to 32768"),
        new Range("maxValue", 1, 1 << 24, (o, v) -> o.setMaxValue(v.intValue()), DataOptions::getMaxValue, "1 to 16777216"),
        new Range("maxDepth", 1, 256, (o, v) -> o.setMaxDepth(v.intValue()), DataOptions::getMaxDepth, "1 to 256"),
        new Range("maxEntries", 1, Long.MAX_VALUE, DataOptions::setMaxEntries, DataOptions::getMaxEntries, ">= 1"),
        new Range("flushMillis", 0, Long.MAX_VALUE, DataOptions::setFlushMillis, DataOptions::getFlushMillis, ">= 0"),
        new Range("forgetDays", 1, endless, (o, v) -> o.setForgetDays(v.intValue()), DataOptions::getForgetDays, ">= 1"))
        .map(range -> DynamicTest.dynamicTest(range.name, () -> holds(range)));
  }

  private static void holds(Range range) {
    DataOptions options = new DataOptions();
    for (long value : new long[] {range.least, range.most}) {
      range.set.accept(options, value);
      assertThat(range.get.applyAsLong(options)).isEqualTo(value);
    }
    assertThatThrownBy(() -> range.set.accept(options, range.least - 1)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage(range.name + " must be " + range.message);
    if (range.most < Integer.MAX_VALUE) {
      assertThatThrownBy(() -> range.set.accept(options, range.most + 1)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(range.get.applyAsLong(options)).as("a refused value changes nothing").isEqualTo(range.most);
  }
}
