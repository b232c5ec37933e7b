package io.moonbus.lua.engine.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** Keys chosen to meet in one chain of luaj's own hashes do not meet. */
class KeyHashTest {

  private static final int KEYS = 50_000;

  /** luaj itself skips every second byte of strings from 32 bytes on. */
  private static String alike(int number) {
    StringBuilder text = new StringBuilder("k0".repeat(20));
    for (int bit = 0; bit < 17; bit++) {
      text.setCharAt(2 * bit, (number >> bit & 1) == 0 ? 'k' : 'z');
    }
    return text.toString();
  }

  /** The most keys that share one of the chains of a table of them. */
  private static int longestChain(IntFunction<LuaValue> key) {
    int chains = Integer.highestOneBit(KEYS - 1) << 1;
    int[] lengths = new int[chains];
    for (int i = 0; i < KEYS; i++) {
      lengths[LuaTable.hashSlot(key.apply(i), chains - 1)]++;
    }
    return IntStream.of(lengths).max().orElseThrow();
  }

  @Test
  void longStringsThatDifferInEverySecondByteSpread() {
    assertThat(longestChain(i -> LuaValue.valueOf(alike(i)))).isLessThan(20);
  }

  @Test
  void shortStringsSpread() {
    assertThat(longestChain(i -> LuaValue.valueOf(Integer.toString(i, 36)))).isLessThan(20);
  }

  @Test
  void multiplesOfTheNumberOfChainsSpread() {
    for (int factor : new int[] {1, 32_767, 32_768, 65_535}) {
      assertThat(longestChain(i -> LuaValue.valueOf(i * factor))).as("multiples of " + factor).isLessThan(100);
    }
  }

  @Test
  void doublesWhoseHalvesCancelSpread() {
    assertThat(longestChain(i -> LuaValue.valueOf(Double.longBitsToDouble((long) (0x41000000 + i) << 32 | (i ^ 0x5555)))))
        .isLessThan(100);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 100})
  void everyByteCounts(int length) {
    Set<Integer> hashes = new HashSet<>();
    byte[] bytes = new byte[length];
    hashes.add(KeyHash.ofBytes(bytes, 0, length));
    for (int i = 0; i < length; i++) {
      bytes[i] = 1;
      hashes.add(KeyHash.ofBytes(bytes, 0, length));
      bytes[i] = 0;
    }
    assertThat(hashes).hasSize(length + 1);
  }

  @Test
  void theHashDependsOnTheBytesOnly() {
    byte[] bytes = "xxa key of some lengthxx".getBytes(StandardCharsets.US_ASCII);
    for (int length = 0; length <= 20; length++) {
      LuaString part = LuaString.valueUsing(bytes, 2, length);
      LuaString copy = LuaString.valueOf(bytes, 2, length);
      assertThat(part.hashCode()).isEqualTo(copy.hashCode()).isNotZero();
      assertThat(part.raweq(copy)).isTrue();
      assertThat(part).isEqualTo(copy);
    }
  }

  @Test
  void stringsThatDifferAreNotEqual() {
    assertThat(LuaString.valueOf("abc").raweq(LuaString.valueOf("abd"))).isFalse();
    assertThat(LuaString.valueOf("abc").raweq(LuaString.valueOf("ab"))).isFalse();
  }
}
