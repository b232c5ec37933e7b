package io.moonbus.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KeyAndPathTest {

  private static Key key(int... bytes) {
    byte[] all = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      all[i] = (byte) bytes[i];
    }
    return Key.wrap(all);
  }

  @Test
  void keysAreOrderedAsUnsignedBytes() {
    assertThat(List.of(key(), key(0), key(0, 0), key(1), key(0x7f), key(0x80), key(0xc3, 0xa4), key(0xff)))
        .isSortedAccordingTo(Key::compareTo);
    assertThat(Key.of("a")).isLessThan(Key.of("aa")).isLessThan(Key.of("b")).isGreaterThan(Key.of("Z"));
  }

  @Test
  void aKeyOfTextIsItsUtf8() {
    assertThat(Key.of("ä€").bytes()).isEqualTo("ä€".getBytes(StandardCharsets.UTF_8));
    assertThat(Key.of("ä€").length()).isEqualTo(5);
    assertThat(Key.of("")).isEqualTo(key()).hasToString("");
    assertThat(key(0xff)).hasToString("\ufffd").isNotEqualTo(Key.of("\ufffd"));
  }

  @Test
  void aKeyOfAPartIsACopy() {
    byte[] source = {1, 2, 3, 4};
    Key part = Key.of(source, 1, 2);
    source[1] = 9;
    assertThat(part).isEqualTo(key(2, 3));
    assertThat(Key.of(source, 4, 0)).isEqualTo(key());
  }

  @Property
  void equalityOrderAndHashAgree(@ForAll byte[] one, @ForAll byte[] two) {
    Key a = Key.wrap(one);
    Key b = Key.wrap(two);
    assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b)).isEqualTo(Arrays.equals(one, two));
    assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
    assertThat(Key.of(one, 0, one.length)).isEqualTo(a).hasSameHashCodeAs(a);
  }

  @Test
  void thePathOfAnApplicationHasItsNames() {
    assertThat(DataPath.ofApplication("/Games/chess")).isEqualTo(DataPath.of("Games", "chess")).hasToString("/Games/chess");
    assertThat(DataPath.ofApplication("")).isEqualTo(DataPath.ROOT);
    assertThat(DataPath.ofApplication("/")).isEqualTo(DataPath.ROOT);
    assertThat(DataPath.ofApplication("//a///b/")).isEqualTo(DataPath.of("a", "b"));
  }

  @Test
  void theRootHasNothing() {
    assertThat(DataPath.ROOT.size()).isZero();
    assertThat(DataPath.ROOT.parent()).isEqualTo(DataPath.ROOT);
    assertThat(DataPath.ROOT).hasToString("/");
    assertThat(DataPath.of(List.of())).isEqualTo(DataPath.ROOT).hasSameHashCodeAs(DataPath.ROOT);
    assertThat(DataPath.of(new Key[0])).isSameAs(DataPath.ROOT);
  }

  @Test
  void partsOfAPath() {
    DataPath path = DataPath.of("a", "b", "c");
    assertThat(path.size()).isEqualTo(3);
    assertThat(path.last()).isEqualTo(Key.of("c"));
    assertThat(path.key(1)).isEqualTo(Key.of("b"));
    assertThat(path.parent()).isEqualTo(DataPath.of("a", "b"));
    assertThat(path.head(0)).isEqualTo(DataPath.ROOT);
    assertThat(path.head(3)).isSameAs(path);
    assertThat(path.child(Key.of("d"))).isEqualTo(DataPath.of("a", "b", "c", "d"));
    assertThat(path.keys()).containsExactly(Key.of("a"), Key.of("b"), Key.of("c"));
  }

  @Test
  void aPathStartsWithItselfAndThoseAboveOnly() {
    DataPath path = DataPath.of("a", "b");
    assertThat(path.startsWith(path)).isTrue();
    assertThat(path.startsWith(DataPath.of("a"))).isTrue();
    assertThat(path.startsWith(DataPath.ROOT)).isTrue();
    assertThat(path.startsWith(DataPath.of("a", "b", "c"))).isFalse();
    assertThat(path.startsWith(DataPath.of("b"))).isFalse();
    assertThat(DataPath.of("ab").startsWith(DataPath.of("a"))).as("a prefix of a key is no path above").isFalse();
  }

  @Test
  void slashesInKeysAreNoPaths() {
    assertThat(DataPath.of("a/b")).isNotEqualTo(DataPath.of("a", "b"));
    assertThat(DataPath.of("a/b").size()).isEqualTo(1);
  }

  @Test
  void keysOfAPathDoNotChangeWithTheirArray() {
    Key[] keys = {Key.of("a")};
    DataPath path = DataPath.of(keys);
    keys[0] = Key.of("b");
    assertThat(path).isEqualTo(DataPath.of("a"));
  }

  @Property
  void aTableComesBeforeWhatIsInItAndAllBeforeTheNextTable(@ForAll @Size(max = 4) List<@Size(max = 2) byte[]> keys,
      @ForAll @Size(max = 2) byte[] child, @ForAll @Size(max = 2) byte[] last) {
    List<Key> all = new ArrayList<>(keys.stream().map(Key::wrap).toList());
    DataPath table = DataPath.of(all);
    DataPath inner = table.child(Key.wrap(child));
    assertThat(table).isLessThan(inner);
    assertThat(inner.startsWith(table)).isTrue();
    assertThat(inner.parent()).isEqualTo(table);
    DataPath sibling = table.child(Key.wrap(Arrays.copyOf(last, last.length + 1)));
    if (inner.compareTo(sibling) < 0) {
      assertThat(inner.child(Key.of("x")).compareTo(sibling) < 0 || sibling.startsWith(inner)).isTrue();
    }
  }
}
